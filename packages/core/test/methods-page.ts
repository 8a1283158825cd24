import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Interval } from '../src/primitives/index.ts'
import { readWording, vagueWords } from '../src/records/index.ts'

/** A page of the repository's root. */
export function readPage(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../..', name), 'utf8')
}

/** What stands under a heading, up to the next one of the same or a higher level. */
export function sectionOf(page: string, heading: string): string {
  const lines = page.split('\n')
  const start = lines.findIndex((line) => line.replace(/^#+ /, '') === heading && line[0] === '#')
  if (start < 0) throw new Error(`no section ${heading}`)
  const level = /^#+/.exec(lines[start] ?? '')?.[0].length ?? 1
  const rest = lines.slice(start + 1)
  const end = rest.findIndex((line) => new RegExp(`^#{1,${level}} `).test(line))
  return rest.slice(0, end < 0 ? undefined : end).join('\n')
}

/** The rows of a table by its header, each a list of cells without marks of code and emphasis. */
export function tableIn(section: string, ...header: readonly string[]): readonly string[][] {
  const lines = section.split('\n')
  const start = lines.indexOf(`| ${header.join(' | ')} |`)
  if (start < 0) throw new Error(`no table of ${header.join(', ')}`)
  const rest = lines.slice(start + 2)
  const end = rest.findIndex((line) => !line.startsWith('|'))
  return rest.slice(0, end < 0 ? undefined : end).map((line) =>
    line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.replaceAll('`', '').replaceAll('**', '').trim()),
  )
}

/** The rows that METHODS.md must have for words that bound a number, or a share of one. */
export function vagueRows(): readonly string[][] {
  return vagueWords.entries.map((entry) =>
    entry.low === undefined
      ? [entry.words.join(', '), 'more than half of it', 'all of it']
      : [entry.words.join(', '), String(entry.low), String(entry.high ?? 'open')],
  )
}

/** The rows that METHODS.md must have for words before a number N. */
export function prefixRows(): readonly string[][] {
  const { atLeast, moreThan, atMost, fewerThan, about, aboutSpread } = vagueWords
  const spread = `⌈N / ${1 / aboutSpread}⌉`
  return [
    [atLeast.join(', '), 'N', '–', 'open'],
    [moreThan.join(', '), 'N + 1', '–', 'open'],
    [atMost.join(', '), '0', '–', 'N'],
    [fewerThan.join(', '), '0', '–', 'N − 1'],
    [about.join(', '), `N − ${spread}, not below 0`, 'N', `N + ${spread}`],
  ]
}

/** A figure of a worked example as an interval: any wording, or a range with its best estimate. */
export function figureOf(wording: string): Interval {
  const [words = '', best] = wording.split(', best ')
  const quantity = readWording(words)
  if (quantity === null) throw new Error(`not in the table of vague words: ${wording}`)
  const { low, high } = quantity
  return { low, best: best === undefined ? quantity.best : Number(best), high }
}

/** The interval behind some words of a section: "killed low 76, best 76, high open". */
export function resultIn(section: string, before: string): Interval {
  const text = section.replace(/\s+/g, ' ')
  const match = text.split(before)[1]?.match(/^ low (\d+), best (\d+|none), high (\d+|open)/)
  if (!match) throw new Error(`no result behind ${before}`)
  return { low: Number(match[1]), best: boundOf(match[2]), high: boundOf(match[3]) }
}

/** A bound of a table; `null` where it is open or there is none. */
export function boundOf(cell: string | undefined): number | null {
  return cell === undefined || ['open', 'none', '–'].includes(cell) ? null : Number(cell)
}
