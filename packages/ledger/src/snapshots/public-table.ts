import type { IsoDate } from '@recount/core/primitives'
import type { IncidentTable } from '@recount/core/table'
import { buildTableOfRows } from '@recount/core/table'

/**
 * The table of what the public may see of the incidents as known at a revision, counted by one rule.
 *
 * - `newest` is the revision whose labels and embargoes protect it: a label that was put on an incident
 *   later holds for its earlier versions too.
 * - `day` decides embargoes.
 * - `tail` is how many incidents were read since the snapshot on which it rests.
 * - `base` is that snapshot's revision; 0 where it rests on none.
 */
export interface PublicTable {
  readonly revision: number
  readonly newest: number
  readonly day: IsoDate
  readonly rule: string
  readonly table: IncidentTable
  readonly memo: TableMemo
  readonly base: number
  readonly tail: number
}

/**
 * What is needed to bring a table up to date and does not stand in it. It names what the public may not
 * see, so it never leaves the server.
 *
 * - `embargoes`: the day on which each embargo ends, by incident, those that have ended included.
 * - `besides`: incidents that depend on records which their rows do not name: their speakers are hidden,
 *   or a toll over all groups names a party.
 * - `repeats`: what each source repeats, by its id, where it repeats anything.
 * - `speaksFor`: the actor that a source speaks for, by the source's id, where there is one.
 */
export interface TableMemo {
  readonly embargoes: ReadonlyMap<string, IsoDate>
  readonly besides: ReadonlySet<string>
  readonly repeats: ReadonlyMap<string, readonly string[]>
  readonly speaksFor: ReadonlyMap<string, string>
}

/** The table of the empty ledger. */
export function emptyPublicTable(rule: string, day: IsoDate): PublicTable {
  return {
    revision: 0,
    newest: 0,
    day,
    rule,
    // No row is refused where there is none.
    table: buildTableOfRows(rule, []).value ?? noTable(),
    memo: { embargoes: new Map(), besides: new Set(), repeats: new Map(), speaksFor: new Map() },
    base: 0,
    tail: 0,
  }
}

/** The last embargo that has ended: the only way in which a day changes what is shown. */
export function lastEmbargoEnded({ memo, day }: Pick<PublicTable, 'memo' | 'day'>): IsoDate | '' {
  let last = ''
  for (const until of memo.embargoes.values()) if (until <= day && until > last) last = until
  return last
}

function noTable(): never {
  throw new RangeError('an empty table cannot be built')
}
