import { countableHarms } from '../records/index.ts'
import { takeCodes } from '../table/index.ts'
import { isHarmAsked } from './asked-toll.ts'
import { killedPlace, type TollChunk, woundedPlace } from './toll-chunk.ts'

/** For each row of a chunk the set of harms that are asked for and of which it has a total. */
export function harmsTold({ table, rows, asked, killed, wounded }: TollChunk): Uint8Array {
  const { totals, quantities } = table
  const none = quantities.low.length
  const told = new Uint8Array(rows.length)
  markTold(told, killed, none, 1 << killedPlace)
  markTold(told, wounded, none, 1 << woundedPlace)
  countableHarms.forEach((harm, place) => {
    if (place === killedPlace || place === woundedPlace) return
    if (totals[harm].length === 0 || !isHarmAsked(asked, place)) return
    const codes = new Uint32Array(rows.length)
    takeCodes(totals[harm], rows, codes, none)
    markTold(told, codes, none, 1 << place)
  })
  return told
}

function markTold(told: Uint8Array, codes: Uint32Array, none: number, bit: number): void {
  for (let index = 0; index < told.length; index++) {
    if ((codes[index] ?? none) < none) told[index] = (told[index] ?? 0) | bit
  }
}
