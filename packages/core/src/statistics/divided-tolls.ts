import { countableHarms, groups } from '../records/index.ts'
import { codeOfTotal, type IncidentTable, noQuantity } from '../table/index.ts'
import { type Asked, askedHarms, isCellAsked, narrowAsked } from './asked-toll.ts'
import type { ManyKeysReader } from './key-reader.ts'

/** How incidents' tolls are divided by harm, by group or by both, and what of them each part counts. */
export interface DividedTolls extends ManyKeysReader {
  readonly askedOf: (code: number) => Asked
  readonly harmOf: (code: number) => string | null
  readonly groupOf: (code: number) => string | null
}

const noGroup = groups.length
const groupCodes = groups.length + 1

/**
 * Divides tolls. An incident has a part for each group, or harm, of which it has a cell. The harms that
 * are told over all groups only, with no cell of a group, are a part without a group; an incident of
 * which nothing is told is a part without a harm and a group.
 *
 * A part's code holds its set of harms and its group.
 */
export function divideTolls(
  table: IncidentTable,
  asked: Asked,
  byHarm: boolean,
  byGroup: boolean,
): DividedTolls {
  const size = (1 << countableHarms.length) * groupCodes
  const codeOf = (harms: number, group: number) => harms * groupCodes + group
  const harmsIn = (code: number) => Math.floor(code / groupCodes)
  const parts = Array.from({ length: size }, (_, code) => {
    const group = code % groupCodes
    const harms = harmsIn(code) === 0 ? asked.harms : harmsIn(code)
    return narrowAsked(asked, harms, group === noGroup ? null : group)
  })
  const harmsApart = askedHarms(asked).map((harm) => 1 << harm)
  return {
    size,
    askedOf: (code) => parts[code] ?? asked,
    harmOf: (code) => (byHarm ? (countableHarms[Math.log2(harmsIn(code))] ?? null) : null),
    groupOf: (code) => groups[code % groupCodes] ?? null,
    keyOf: (code) => String(code),
    codesOf: (row, codes) => {
      const start = codes.length
      let inCells = 0
      const { offsets, kind, kinds } = table.cells
      const end = offsets[row + 1] ?? 0
      for (let entry = offsets[row] ?? 0; entry < end; entry++) {
        if (!isCellAsked(table, entry, asked)) continue
        const cell = kind[entry] ?? 0
        const ofCell = 1 << (kinds.harm[cell] ?? 0)
        inCells |= ofCell
        const group = byGroup ? (kinds.group[cell] ?? 0) : noGroup
        const code = codeOf(byHarm ? ofCell : asked.harms, group)
        pushOnce(codes, start, code)
      }
      const undivided = asked.fromTotals ? harmsTold(table, row) & asked.harms & ~inCells : 0
      if (byHarm) {
        for (const one of harmsApart) {
          if ((undivided & one) !== 0) pushOnce(codes, start, codeOf(one, noGroup))
        }
      } else if (undivided !== 0) {
        pushOnce(codes, start, codeOf(undivided, noGroup))
      }
      if (codes.length === start && asked.fromTotals) codes.push(codeOf(0, noGroup))
    },
  }
}

/** The set of harms of which an incident has a total. */
function harmsTold(table: IncidentTable, row: number): number {
  let told = 0
  for (let harm = 0; harm < countableHarms.length; harm++) {
    if (codeOfTotal(table, harm, row) < noQuantity(table)) told |= 1 << harm
  }
  return told
}

function pushOnce(codes: number[], start: number, code: number): void {
  if (codes.indexOf(code, start) < 0) codes.push(code)
}
