import type { BatchRoom } from '@recount/ledger/preparation'
import type { ImportReport, ReadOptions } from '@recount/sources'
import type { PreparedChunk } from './prepare-file.ts'

/** A file that is prepared in a thread of its own. */
export interface FilePlace {
  readonly path: string
  readonly read: ReadOptions
  readonly publicationDelayDays: number
}

/** What the thread that prepares a file is started with. */
export interface PreparerData extends FilePlace {
  /** Where the runtime keeps what it has compiled; `null` where it keeps nothing. */
  readonly compiled: string | null
}

/** What it is told: the reason of the import that it asked to begin, or what it is to do next, with room for it. */
export type ToPreparer =
  | { readonly tell: 'begun'; readonly reason: string }
  | { readonly tell: 'next'; readonly room: BatchRoom | null }
  | { readonly tell: 'report' }

/** What it tells. */
export type FromPreparer =
  | { readonly tell: 'begin'; readonly format: string }
  | { readonly tell: 'chunk'; readonly chunk: PreparedChunk | null }
  | { readonly tell: 'report'; readonly report: ImportReport }
