import type { Codes } from '../codes.ts'
import type { PartName } from './part-shapes.ts'

/** Gives the lists of a part of a snapshot that has been checked; none where an optional part is missing. */
export type PartReader = (name: PartName) => readonly Codes[]

/** A list of a part; empty where there is none, so that reading never fails. */
export function listAt(lists: readonly Codes[], index: number): Codes {
  return lists[index] ?? new Uint8Array(0)
}
