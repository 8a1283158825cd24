import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { type IncidentRow, writeSnapshot } from '@recount/core/table'
import { makeFactTables } from '../data/facts.ts'
import { tableOfRows } from '../engines/recount.ts'
import { flatColumns } from '../formats/flat-columns.ts'
import {
  type FormatName,
  formatNames,
  writeFormats,
  writeParquet,
} from '../formats/write-formats.ts'
import { generateIncidents } from '../generator/generate-incidents.ts'
import { startProcess } from '../process/start-process.ts'
import { choicesOf } from '../questions/choices-of.ts'
import { judge } from '../report/goal.ts'
import { formatMilliseconds, medianOf, rounded } from '../report/numbers.ts'
import { DisagreementError } from './check-agreement.ts'
import type { Part } from './part.ts'

interface Read {
  readonly killed: number | null
  readonly milliseconds: number
  readonly cpuMilliseconds: number
}

/** Brotli at its best takes minutes for what is as large as this. */
const tooLarge = 25_000_000

/** What any reading of the whole file costs at least; it gives no total. */
const nothingTold = 'file and checksum only'

/** Readings; `isCompiled` ones with code that an earlier process has compiled, as the commands keep it. */
const readings: readonly {
  readonly format: FormatName
  readonly what: string
  readonly isCompiled?: boolean
}[] = [
  { format: 'snapshot', what: 'snapshot, by ranges' },
  { format: 'snapshot', what: 'snapshot, by ranges', isCompiled: true },
  { format: 'snapshot', what: 'snapshot, whole' },
  { format: 'snapshot', what: 'snapshot, whole', isCompiled: true },
  { format: 'snapshot', what: 'snapshot, all columns' },
  { format: 'snapshot', what: nothingTold },
  { format: 'arrow', what: 'arrow' },
  { format: 'parquet', what: 'parquet' },
  { format: 'columns.json', what: 'columns.json' },
  { format: 'objects.json', what: 'objects.json' },
]

/** Our snapshot beside other formats of the same content. */
export const formats: Part = {
  name: 'formats',
  about: 'our snapshot beside Arrow, Parquet and JSON: size, and time to a first total',
  run: async ({ rows, seed, repetitions, progress }) => {
    const folder = mkdtempSync(join(tmpdir(), 'recount-formats-'))
    try {
      progress(`writing ${rows} rows`)
      const incidents = [...generateIncidents(rows, seed)]
      await writeFormats(incidents, folder)
      const sizes = formatNames.map((name) => {
        progress(`compressing ${name}`)
        return { name, ...sizesOf(readFileSync(join(folder, name)), name) }
      })
      const [country = ''] = choicesOf(
        makeFactTables(incidents.slice(0, 20_000)).incidents,
      ).countries
      progress('writing both without texts')
      const bare = await sizesWithoutTexts(incidents, folder)
      incidents.length = 0
      const reads: { name: string; milliseconds: number; cpu: number }[] = []
      for (const { format, what, isCompiled = false } of readings) {
        const name = isCompiled ? `${what}, compiled before` : what
        progress(`reading: ${name}`)
        const args = [what, join(folder, format), country, '14000', '19000']
        const compiled = isCompiled ? join(folder, 'compiled') : null
        reads.push({ name, ...(await timeReading(args, repetitions, compiled)) })
      }
      const perRow = (bytes: number | null) =>
        bytes === null ? '–' : `${rounded(bytes / 1e6)} MB (${rounded(bytes / rows)})`
      return {
        tables: [
          {
            title: 'The same incidents in other formats: MB (bytes a row)',
            headings: ['format', 'as it is', 'gzip', 'brotli-11'],
            rows: sizes.map(({ name, raw, gzip, brotli }) => [
              name,
              perRow(raw),
              perRow(gzip),
              perRow(brotli),
            ]),
          },
          {
            title:
              'The encoded file without texts (bar 14 bytes a row and 0.6 of Parquet, aim 10 and 0.5)',
            headings: ['measured', 'value', 'goal'],
            rows: [
              [
                'snapshot, brotli-11, bytes a row',
                rounded(bare.snapshot / rows),
                judge(bare.snapshot / rows, { bar: 14, aim: 10, better: 'less' }),
              ],
              ['Parquet with zstd, bytes a row', rounded(bare.parquet / rows), '–'],
              [
                'snapshot to Parquet',
                rounded(bare.snapshot / bare.parquet),
                judge(bare.snapshot / bare.parquet, { bar: 0.6, aim: 0.5, better: 'less' }),
              ],
            ],
          },
          {
            title: 'From the file to a first total, in fresh processes (runtime and imports apart)',
            headings: ['read as', 'wall, median', 'CPU, median'],
            rows: reads.map(({ name, milliseconds, cpu }) => [
              name,
              formatMilliseconds(milliseconds),
              formatMilliseconds(cpu),
            ]),
          },
        ],
        numbers: { sizes, bare, reads },
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

/** Bytes of our file after brotli, and of Parquet, of the same incidents without their searchable texts. */
async function sizesWithoutTexts(incidents: readonly IncidentRow[], folder: string) {
  const rows = incidents.map((row) => ({ ...row, text: '' }))
  const path = join(folder, 'bare.parquet')
  const inOrder = [...rows].sort((a, b) => a.span.latest - b.span.latest)
  await writeParquet(
    flatColumns(inOrder).filter(({ name }) => name !== 'text'),
    path,
  )
  const snapshot = brotliCompressSync(writeSnapshot(tableOfRows(rows)), { params: brotliAtBest })
  return { snapshot: snapshot.length, parquet: readFileSync(path).length }
}

const brotliAtBest = {
  [constants.BROTLI_PARAM_QUALITY]: 11,
  [constants.BROTLI_PARAM_LGWIN]: 24,
}

function sizesOf(bytes: Buffer, name: FormatName) {
  return {
    raw: bytes.length,
    // Parquet is compressed inside; so are the snapshot's parts as far as they are worth it.
    gzip: name === 'parquet' ? null : gzipSync(bytes).length,
    brotli:
      name === 'parquet' || bytes.length > tooLarge
        ? null
        : brotliCompressSync(bytes, { params: brotliAtBest }).length,
  }
}

let first: { readonly what: string; readonly killed: number | null } | null = null

/**
 * Times a reading in fresh processes; with a folder for compiled code, by what another process before them has
 * compiled.
 */
async function timeReading(args: readonly string[], repetitions: number, compiled: string | null) {
  const script = join(import.meta.dirname, '../formats/format-process.ts')
  const [what = ''] = args
  const milliseconds: number[] = []
  const cpu: number[] = []
  const env = compiled === null ? {} : { NODE_COMPILE_CACHE: compiled }
  for (let round = compiled === null ? 0 : -1; round < repetitions; round++) {
    const started = await startProcess<object, Read>(script, args, env)
    started.stop()
    const { killed } = started.first
    first ??= { what, killed }
    if (what !== nothingTold && killed !== first.killed) {
      throw new DisagreementError(
        `first total: ${first.what} has ${first.killed}, ${what} has ${killed}`,
      )
    }
    if (round < 0) continue
    milliseconds.push(started.first.milliseconds)
    cpu.push(started.first.cpuMilliseconds)
  }
  return { milliseconds: medianOf(milliseconds), cpu: medianOf(cpu) }
}
