import { casebook } from '@recount/casebook'
import { type PublicRecordSet, projectPublic, publicByDefault } from '@recount/core/protection'
import type { RecordSet } from '@recount/core/records'

/** Records as the public may see them long after their embargoes. */
export function publicOf(records: RecordSet): PublicRecordSet {
  return projectPublic(records, publicByDefault('2030-01-01'))
}

/** The seed casebook as the public may see it. */
export const publicCasebook: PublicRecordSet = publicOf(casebook)

/** A text made of the pieces of a writer. */
export function textOf(pieces: Iterable<string>): string {
  return [...pieces].join('')
}
