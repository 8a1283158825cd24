import type { CountableHarm, RecordKind } from '@recount/core/records'
import type { Encoding } from '../streaming/encoding.ts'
import type { IssueEffect, RowIssue } from './row-issue.ts'
import type { SourceManifest } from './source-manifest.ts'

/** Three sums of a harm over all groups. */
export interface SumOfTolls {
  readonly low: number
  readonly best: number
  readonly high: number
}

/** A harm's tolls over all groups added up over the rows that give one. */
export interface ReadToll {
  readonly harm: CountableHarm
  /** How many rows give a number, and how many leave it out. */
  readonly given: number
  readonly missing: number
  /** As the file gives them, wrong orders and fractions included. */
  readonly asGiven: SumOfTolls
  /** As they were taken; where the best is missing the low stands for it, as in every sum. */
  readonly asTaken: SumOfTolls
  /** Tolls without an upper bound, which add only their low to the sum of highs. */
  readonly open: number
  /** The rows whose low, best and high were out of order and were widened, and by how many people. */
  readonly widened: { readonly rows: number; readonly lowBy: number; readonly highBy: number }
}

/**
 * What came of reading a file. It can be asked for at any time; it is final once the batches have ended.
 *
 * - `complete`: the file was read to its end, whether or not rows were refused.
 * - `stopped`: something in it made going on impossible; what was read before must not be kept.
 * - `unreadable`: not a single row could be read.
 */
export interface ImportReport {
  readonly outcome: 'reading' | 'complete' | 'stopped' | 'unreadable'
  readonly fileName: string | null
  readonly manifest: SourceManifest | null
  readonly encoding: Encoding | null
  readonly delimiter: string | null
  /** The file's columns as it names them; `null` where it has none or the reader supplied them. */
  readonly header: readonly string[] | null
  /** Bytes read so far, packed as the file is. */
  readonly bytes: number
  /** SHA-256 of the whole file as it was given; `null` until it was read to its end. */
  readonly sha256: string | null
  readonly rows: { readonly read: number; readonly taken: number; readonly refused: number }
  /** How many records of each kind were made. */
  readonly records: Readonly<Record<RecordKind, number>>
  readonly tolls: readonly ReadToll[]
  /** How often each kind of issue was met, most frequent first. */
  readonly issueCounts: readonly {
    readonly code: string
    readonly effect: IssueEffect
    readonly count: number
  }[]
  /** The first issues, in the order of the file; the batches hold all. */
  readonly issues: readonly RowIssue[]
}
