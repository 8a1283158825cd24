import type { PartName } from './part-shapes.ts'
import type { SectionShape } from './section.ts'
import type { StoredList } from './stored-list.ts'

/** A part of a snapshot that has been checked. */
export interface ReadPart {
  readonly shape: SectionShape
  readonly chunks: readonly Uint8Array[]
  readonly lists: readonly StoredList[]
}

/** Gives a part of a snapshot; one with nothing in it where an optional part is missing. */
export type PartReader = (name: PartName) => ReadPart
