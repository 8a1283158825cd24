import type { Codes } from '../codes.ts'
import type { IncidentTable } from '../incident-table.ts'
import { tollFlags } from '../sums/toll-flags.ts'
import { blockPart, blockRows } from './block-starts.ts'
import type { PartReader } from './part-reader.ts'
import {
  blockSection,
  type Planes,
  planesOfList,
  type Section,
  type SectionShape,
} from './section.ts'
import { spanPart } from './span-parts.ts'
import { bytesOfList, codesOfList, listAt } from './stored-list.ts'

/**
 * The columns that a total asks for, in blocks: when ({@link blockPart}, {@link spanPart}), then the country, the
 * codes of killed and wounded, and what is known of the toll (`tollFlags`).
 */
export function countedParts(table: IncidentTable): readonly Section[] {
  const { country, totals, quantities, length } = table
  const optional = (['missing', 'abducted'] as const).filter((harm) => totals[harm].length > 0)
  const nothing = new Uint32Array(length).fill(quantities.low.length)
  const orNothing = (codes: Codes) => (codes.length === 0 ? nothing : codes)
  return [
    blockPart(table),
    spanPart(table),
    blockSection('counted', blockRows, [
      country.codes,
      orNothing(totals.killed),
      orNothing(totals.wounded),
      tollFlags(table),
    ]),
    ...optional.map((harm) => blockSection(harm, blockRows, [totals[harm]])),
  ]
}

/** What the rows of a block count. */
export interface CountedBlock {
  readonly rows: number
  readonly country: Planes
  readonly killed: Planes
  readonly wounded: Planes
  readonly flags: Planes
}

/** Opens a block of the part `counted`. */
export function openCounted(shape: SectionShape, block: number, bytes: Uint8Array): CountedBlock {
  const country = planesOfList(shape, block, bytes, 0)
  return {
    rows: country.count,
    country,
    killed: planesOfList(shape, block, bytes, 1),
    wounded: planesOfList(shape, block, bytes, 2),
    flags: planesOfList(shape, block, bytes, 3),
  }
}

/** The columns that a total asks for, but for days. */
export function readCounted(parts: PartReader) {
  const counted = parts('counted').lists
  const harm = (name: 'missing' | 'abducted', nothing: number) =>
    orEmpty(codesOfList(listAt(parts(name).lists, 0), nothing), nothing)
  return {
    countries: (entries: number) => codesOfList(listAt(counted, 0), entries),
    totals: (nothing: number) => ({
      killed: orEmpty(codesOfList(listAt(counted, 1), nothing), nothing),
      wounded: orEmpty(codesOfList(listAt(counted, 2), nothing), nothing),
      missing: harm('missing', nothing),
      abducted: harm('abducted', nothing),
    }),
    flags: () => bytesOfList(listAt(counted, 3)),
  }
}

function orEmpty(codes: Codes, nothing: number): Codes {
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] !== nothing) return codes
  }
  return new Uint8Array(0)
}
