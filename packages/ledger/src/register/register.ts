import type { IncidentOutline, RecordOutline } from './outline.ts'
import type { RegistryKind } from './registry-kind.ts'

/**
 * What has to be known of all records to tell which sources, documents, actors, places and reported totals
 * the public may see as known at a revision: how they refer to each other, and what protected incidents
 * refer to. Of the other incidents only numbers are kept.
 *
 * It names what is withheld, so it never leaves the server.
 *
 * - `readAt` is the newest revision when it was read.
 * - `records` are outlines of the records of each kind, sorted by id.
 * - `named` is how many plain incidents name each source, document, actor and place, by `kind/id`, as
 *   they wrote it.
 * - `guarded` are outlines of the incidents that are not plain, by id: not published, labelled, or with
 *   an embargo.
 * - `tail` is how many records were read since the kept register on which it rests.
 */
export interface Register {
  readonly revision: number
  readonly readAt: number
  readonly records: { readonly [Kind in RegistryKind]: readonly RecordOutline<Kind>[] }
  readonly named: ReadonlyMap<string, number>
  readonly guarded: ReadonlyMap<string, IncidentOutline>
  readonly tail: number
}

/** The register of the empty ledger. */
export const emptyRegister: Register = {
  revision: 0,
  readAt: 0,
  records: { source: [], document: [], actor: [], place: [], 'reported-total': [] },
  named: new Map(),
  guarded: new Map(),
  tail: 0,
}

/** A register as text, the same for equal registers. */
export function writeRegister({ records, named, guarded }: Register): string {
  const sorted = <Value>(entries: ReadonlyMap<string, Value>) =>
    [...entries].sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify({ records, named: sorted(named), guarded: sorted(guarded) })
}

/** Reads what {@link writeRegister} wrote of a revision. */
export function readRegister(text: string, revision: number): Register {
  const stored: {
    readonly records: Register['records']
    readonly named: readonly (readonly [string, number])[]
    readonly guarded: readonly (readonly [string, IncidentOutline])[]
  } = JSON.parse(text)
  return {
    revision,
    readAt: revision,
    records: stored.records,
    named: new Map(stored.named),
    guarded: new Map(stored.guarded),
    tail: 0,
  }
}
