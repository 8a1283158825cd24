import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const packageFolder = fileURLToPath(new URL('..', import.meta.url))
const articleFile = join(packageFolder, '../../../shared/seed/article.txt')
const runLength = 10

/** Words without their marks; web addresses are left out, since an address has to stand as it is. */
function wordsOf(text: string): readonly string[] {
  const withoutAddresses = text.replace(/https?:\/\/\S+/g, ' ')
  return withoutAddresses.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function runsOf(text: string): readonly string[] {
  const words = wordsOf(text)
  return words.slice(runLength - 1).map((_, end) => words.slice(end, end + runLength).join(' '))
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['dist', 'node_modules'].includes(entry.name) || entry.name.startsWith('.')) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesOf(path) : [path]
  })
}

describe('the package', () => {
  test('has texts whose runs of words can be compared', () => {
    expect(runsOf('one two three four, five six seven eight nine "ten"')).toEqual([
      'one two three four five six seven eight nine ten',
    ])
    expect(filesOf(packageFolder).some((file) => file.endsWith('kaj.ts'))).toBe(true)
    expect(filesOf(packageFolder).some((file) => file.endsWith('README.md'))).toBe(true)
  })

  test(`repeats no ${runLength} words of the article in a row`, (context) => {
    if (!existsSync(articleFile)) context.skip('the article is not part of the project')
    const printed = new Set(runsOf(readFileSync(articleFile, 'utf8')))
    expect(printed.size).toBeGreaterThan(500)
    for (const file of filesOf(packageFolder)) {
      const copied = runsOf(readFileSync(file, 'utf8')).filter((run) => printed.has(run))
      expect(copied, file).toEqual([])
    }
  })
})
