import type { Actor, RecordSet, Source } from '@recount/core/records'
import { emptyRecordSet } from '@recount/core/records'

/** A source of which only the id, the version and the name matter. */
export function sourceNamed(id: string, name = id): Source {
  return {
    id,
    version: 1,
    name: { en: name },
    kind: 'media',
    languages: [],
    url: null,
    actor: null,
    derivedFrom: [],
  }
}

/** An actor of which only the id, the version and the name matter. */
export function actorNamed(id: string, name = id): Actor {
  return {
    id,
    version: 1,
    name: { en: name },
    kind: 'armed-group',
    aliases: [],
    partOf: null,
    codes: { ucdp: null, acled: null, gtd: null },
  }
}

/** Two sources and an actor, as somebody would seed a ledger with them. */
export const sampleRecords: RecordSet = {
  ...emptyRecordSet,
  sources: [sourceNamed('a-newspaper'), sourceNamed('un')],
  actors: [actorNamed('iskp')],
}
