import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ledger, openLedger } from '../src/index.ts'
import { openNodeSqlite } from '../src/node-sqlite.ts'
import { flipCharacter, writeSampleHistory } from './tampering.ts'

const verifier = join(import.meta.dirname, '../../../tools/verify-ledger.py')
const hasPython = spawnSync('python3', ['-c', 'import hashlib']).status === 0
const reason = hasPython ? '' : ' (skipped: there is no python3)'

let folder = ''
let ledger: Ledger
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recount-export-'))
  ledger = await openLedger(openNodeSqlite(':memory:'), { now: () => new Date(0) })
  await writeSampleHistory(ledger)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.runIf(hasPython)(`the verifier in Python${reason}`, () => {
  it.each(['values', 'commitments'] as const)(
    'accepts an exported log with %s',
    async (content) => {
      const file = await write(`${content}.jsonl`, await linesOf(content))
      const { head } = await ledger.checkLedger()
      const { status, stdout } = verify(file)
      expect(stdout).toContain(`ok, 12 revisions`)
      expect(stdout).toContain(`head ${head}`)
      expect(status).toBe(0)
    },
  )

  it('finds an earlier head in a later log, and says where one is not', async () => {
    const file = await write('head.jsonl', await linesOf('values'))
    const earlier = (await ledger.revision(7))?.hash ?? ''
    expect(verify(file, '--head', earlier).status).toBe(0)
    const other = verify(file, '--head', 'f'.repeat(64))
    expect(other.stdout).toContain('is not in the log')
    expect(other.status).toBe(1)
  })

  it('accepts the log of an empty ledger', async () => {
    const empty = await openLedger(openNodeSqlite(':memory:'), { now: () => new Date(0) })
    const lines: string[] = []
    for await (const line of empty.exportLog('values')) lines.push(line)
    expect(verify(await write('empty.jsonl', lines)).stdout).toContain('ok, 0 revisions')
  })

  it('tells a file that cannot be read from one that does not verify', () => {
    expect(verify(join(folder, 'nowhere.jsonl')).status).toBe(2)
  })

  it('names the row that was flipped, dropped, swapped or doubled, 200 times of 200', async () => {
    const lines = await linesOf('values')
    const samples = fc.sample(lineMutations(lines.length), 200)
    const cases = await Promise.all(
      samples.map(async (mutation, index) => {
        const { mutated, named } = mutateLines(lines, mutation)
        return { file: await write(`mutated-${index}.jsonl`, mutated), named, mutation }
      }),
    )
    const { stdout, status } = verify(...cases.map(({ file }) => file))
    expect(status).toBe(1)
    const output = stdout.split('\n')
    for (const { file, named, mutation } of cases) {
      const problems = output.filter((line) => line.startsWith(`${file}: `))
      const isNamed = problems.some((line) => named.some((name) => line.includes(` ${name}: `)))
      if (!isNamed) expect.fail(JSON.stringify({ mutation, named, problems }, null, 1))
    }
  })
})

interface LineMutation {
  readonly what: 'flip' | 'drop' | 'swap' | 'double'
  readonly line: number
  readonly other: number
  readonly at: number
}

function lineMutations(lines: number) {
  return fc.record({
    what: fc.constantFrom(
      'flip' as const,
      'flip' as const,
      'drop' as const,
      'swap' as const,
      'double' as const,
    ),
    line: fc.nat(lines - 1),
    other: fc.nat(lines - 2),
    at: fc.nat(),
  })
}

function mutateLines(
  lines: readonly string[],
  { what, line, other, at }: LineMutation,
): { readonly mutated: readonly string[]; readonly named: readonly string[] } {
  const text = lines[line] ?? ''
  const mutated = [...lines]
  const partner = other >= line ? other + 1 : other
  if (what === 'flip') mutated[line] = flipCharacter(text, at)
  if (what === 'drop') mutated.splice(line, 1)
  if (what === 'double') mutated.splice(line, 0, text)
  if (what === 'swap') {
    mutated[line] = lines[partner] ?? ''
    mutated[partner] = text
  }
  const where = what === 'swap' ? [line, partner] : [line, ...(what === 'double' ? [line + 1] : [])]
  return {
    mutated,
    named: where.flatMap((index) => [
      `line ${index + 1}`,
      nameOf(lines[index] ?? ''),
      nameOf(mutated[index] ?? ''),
    ]),
  }
}

/** What the verifier calls a line. */
function nameOf(text: string): string {
  const isJson = /^\{.*\}$/.test(text)
  if (!isJson) return 'no line'
  const line = parseLine(text)
  if (line.line === 'revision') return `revision ${line.revision}`
  if (line.line === 'record') return `record ${line.kind} ${line.id}`
  return line.line === 'end' ? 'end' : 'line 1'
}

function parseLine(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

async function linesOf(content: 'values' | 'commitments'): Promise<readonly string[]> {
  const lines: string[] = []
  for await (const line of ledger.exportLog(content)) lines.push(line)
  return lines
}

async function write(name: string, lines: readonly string[]): Promise<string> {
  const file = join(folder, name)
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
  return file
}

function verify(...parameters: readonly string[]) {
  return spawnSync('python3', [verifier, ...parameters], { encoding: 'utf8' })
}
