import type { FieldPart } from '@recount/core/protection'
import type { SignedText } from './signed-text.ts'

/** The parts of a record and of a row, in canonical order. */
export const partNames = ['names', 'place', 'prose', 'reason', 'record', 'speakers'] as const

/** A part of a row of the log: one of the record, or the reason. */
export type PartName = FieldPart | 'reason'

/** Where the parts of an entry are written, one after another in canonical order. */
export interface PartWriter {
  /** Begins a part; its canonical JSON goes into the text that comes back. */
  begin(part: PartName): SignedText
  /** Ends the part that was begun. */
  end(): void
}
