/**
 * Cells as a child table, as the table has them, beside a column for each harm and group: memory, size
 * when compressed, and the time of months × groups of one country. Argument: how many incidents (385000).
 */
import { brotliCompressSync, constants } from 'node:zlib'
import {
  buildTableOfRows,
  type IncidentTable,
  postingsOf,
  weightsOf,
  weightWidth,
} from '@recount/core/table'
import { generateIncidents } from '../generator/generate-incidents.ts'

const incidents = Number(process.argv[2] ?? 385_000)
const groups = 5
const columnCount = 2 * groups
const { value: table } = buildTableOfRows('envelope@1', generateIncidents(incidents))
if (table === null) throw new Error('generated incidents that make no table')

const columns = columnsOf(table)
const { cells, length } = table
const [country] = countryRows(table)
const rows = country ?? new Uint32Array(0)
const months = Uint32Array.from(table.when.entries.latest, (day) =>
  Math.min(999, Math.max(0, Math.floor(day / 30.44))),
)

console.table({
  'child table': {
    'bytes a row':
      (cells.offsets.byteLength + cells.kind.byteLength + cells.quantity.byteLength) / length,
    'brotli-11 a row': compressed([lengthsOf(cells.offsets), cells.kind, cells.quantity]) / length,
    'months × groups, ms': median(() => sumCells(table)),
  },
  columns: {
    'bytes a row': columns.reduce((sum, { byteLength }) => sum + byteLength, 0) / length,
    'brotli-11 a row': compressed(columns) / length,
    'months × groups, ms': median(() => sumColumns(table)),
  },
})

/** For each harm and group the code of the quantity, and for killed and wounded the party's code. */
function columnsOf({ cells, quantities, length }: IncidentTable): readonly Uint16Array[] {
  const nothing = quantities.low.length
  const made = Array.from({ length: columnCount + 2 }, () => new Uint16Array(length).fill(nothing))
  const parties = [...new Set(cells.kinds.actor)]
  for (let row = 0; row < length; row++) {
    for (let cell = cells.offsets[row] ?? 0; cell < (cells.offsets[row + 1] ?? 0); cell++) {
      const kind = cells.kind[cell] ?? 0
      const harm = cells.kinds.harm[kind] ?? 0
      const column = made[harm * groups + (cells.kinds.group[kind] ?? 0)]
      if (column) column[row] = cells.quantity[cell] ?? 0
      const ofParty = made[columnCount + harm]
      const party = parties.indexOf(cells.kinds.actor[kind] ?? null)
      if (ofParty && cells.kinds.actor[kind] !== null) ofParty[row] = party
    }
  }
  return made
}

function countryRows({ country }: IncidentTable): readonly Uint32Array[] {
  const { offsets, rows } = postingsOf(country.codes, country.entries.length)
  return [rows.subarray(offsets[0], offsets[1])]
}

function sumCells({ cells, quantities, when }: IncidentTable): Float64Array {
  const sums = new Float64Array(1000 * columnCount * 3)
  const weights = weightsOf(quantities)
  const { offsets, kind, kinds, quantity } = cells
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    const at = (months[when.codes[row] ?? 0] ?? 0) * columnCount
    const end = offsets[row + 1] ?? 0
    for (let cell = offsets[row] ?? 0; cell < end; cell++) {
      const ofCell = kind[cell] ?? 0
      const slot = at + (kinds.harm[ofCell] ?? 0) * groups + (kinds.group[ofCell] ?? 0)
      addThree(sums, slot * 3, weights, (quantity[cell] ?? 0) * weightWidth)
    }
  }
  return sums
}

function sumColumns({ quantities, when }: IncidentTable): Float64Array {
  const sums = new Float64Array(1000 * columnCount * 3)
  const weights = weightsOf(quantities)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0
    const at = (months[when.codes[row] ?? 0] ?? 0) * columnCount
    for (let column = 0; column < columnCount; column++) {
      const code = columns[column]?.[row] ?? 0
      addThree(sums, (at + column) * 3, weights, code * weightWidth)
    }
  }
  return sums
}

function addThree(sums: Float64Array, at: number, weights: Float64Array, from: number): void {
  sums[at] = (sums[at] ?? 0) + (weights[from] ?? 0)
  sums[at + 1] = (sums[at + 1] ?? 0) + (weights[from + 1] ?? 0)
  sums[at + 2] = (sums[at + 2] ?? 0) + (weights[from + 2] ?? 0)
}

function lengthsOf(offsets: Uint32Array): Uint16Array {
  return Uint16Array.from(offsets.subarray(1), (end, row) => end - (offsets[row] ?? 0))
}

/** As byte planes, each list by itself, as a snapshot has them before codes are told by other codes. */
function compressed(lists: readonly ArrayLike<number>[]): number {
  return lists.reduce((sum, list) => {
    const planes = new Uint8Array(2 * list.length)
    for (let place = 0; place < list.length; place++) {
      planes[place] = list[place] ?? 0
      planes[list.length + place] = (list[place] ?? 0) >>> 8
    }
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
    return sum + brotliCompressSync(planes, options).length
  }, 0)
}

/** The median of the processor's time, in milliseconds. */
function median(run: () => unknown): number {
  const times = Array.from({ length: 101 }, () => {
    const start = process.cpuUsage()
    run()
    return process.cpuUsage(start).user / 1000
  }).sort((a, b) => a - b)
  return times[50] ?? 0
}
