import type { TollChunk } from './toll-chunk.ts'

/** For each row of a chunk the set of harms that are asked for and of which it has a total. */
export function harmsTold({ rows, asked, tolls, addends }: TollChunk): Uint8Array {
  const { told } = addends.tolls
  const ofRows = new Uint8Array(rows.length)
  for (let index = 0; index < ofRows.length; index++) {
    ofRows[index] = (told[tolls[index] ?? 0] ?? 0) & asked.harms
  }
  return ofRows
}
