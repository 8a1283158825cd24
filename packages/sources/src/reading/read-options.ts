import type { IsoDate } from '@recount/core/primitives'
import type { ReadLimits } from '../streaming/read-limits.ts'

/** What a caller may tell of a file. */
export interface ReadOptions {
  /** The name of a format; recognised from the file where it is left out. */
  readonly format?: string
  /** The file's name, for the report and for the document that its claims refer to. */
  readonly fileName?: string
  /** The id of that document, where another one than the file's name gives is wanted. */
  readonly document?: string
  /** The day on which the file was fetched: readers know no clock. */
  readonly retrieved?: IsoDate
  readonly limits?: Partial<ReadLimits>
  /** How many rows make a batch, at least. */
  readonly batchRows?: number
}
