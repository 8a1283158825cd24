import type { IsoDate } from '@recount/core/primitives'
import type { Incident, RecordSet } from '@recount/core/records'
import type { TableMemo } from './public-table.ts'

/** A memo after some incidents were read again, with all that they refer to. */
export function memoAfter(
  memo: TableMemo,
  incidents: readonly string[],
  records: RecordSet,
): TableMemo {
  const embargoes = new Map<string, IsoDate>(memo.embargoes)
  const besides = new Set(memo.besides)
  const repeats = new Map(memo.repeats)
  const speaksFor = new Map(memo.speaksFor)
  for (const id of incidents) {
    embargoes.delete(id)
    besides.delete(id)
  }
  for (const incident of records.incidents) {
    if (incident.embargoedUntil !== null) embargoes.set(incident.id, incident.embargoedUntil)
    if (dependsOnMoreThanItsRow(incident)) besides.add(incident.id)
  }
  for (const { id, actor, derivedFrom } of records.sources) {
    if (actor === null) speaksFor.delete(id)
    else speaksFor.set(id, actor)
    const origins = derivedFrom.filter(({ derivation }) => derivation !== 'cites')
    if (origins.length === 0) repeats.delete(id)
    else
      repeats.set(
        id,
        origins.map(({ source }) => source),
      )
  }
  return { embargoes, besides, repeats, speaksFor }
}

function dependsOnMoreThanItsRow({ sensitivity, claims }: Incident): boolean {
  return (
    sensitivity.includes('source-endangers') ||
    claims.some((claim) => claim.kind === 'toll' && claim.group === 'all' && claim.actor !== null)
  )
}

/** A memo as text, the same for equal memos. */
export function writeMemo({ embargoes, besides, repeats, speaksFor }: TableMemo): string {
  const sorted = <Value>(entries: Iterable<readonly [string, Value]>) =>
    [...entries].sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify({
    embargoes: sorted(embargoes),
    besides: [...besides].sort(),
    repeats: sorted(repeats),
    speaksFor: sorted(speaksFor),
  })
}

/** Reads what {@link writeMemo} wrote. */
export function readMemo(text: string): TableMemo {
  const stored: {
    readonly embargoes: readonly (readonly [string, IsoDate])[]
    readonly besides: readonly string[]
    readonly repeats: readonly (readonly [string, readonly string[]])[]
    readonly speaksFor: readonly (readonly [string, string])[]
  } = JSON.parse(text)
  return {
    embargoes: new Map(stored.embargoes),
    besides: new Set(stored.besides),
    repeats: new Map(stored.repeats),
    speaksFor: new Map(stored.speaksFor),
  }
}
