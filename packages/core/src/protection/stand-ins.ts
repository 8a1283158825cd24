import { type Claim, originsAmong, type RecordSet, type Source } from '../records/index.ts'
import { withheldId } from './protect-incident.ts'

/** Sources that stand for hidden speakers, numbered within an incident, and the document they spoke in. */
export interface StandIns {
  readonly sources: readonly Source[]
  readonly documents: RecordSet['documents']
}

/** Gives hidden speakers their stand-ins, and remembers which it gave. */
export function makeStandIns(records: RecordSet) {
  const sources = new Map(records.sources.map((source) => [source.id, source]))
  const publishedOf = new Map(records.documents.map(({ id, published }) => [id, published]))
  const given = new Map<string, Source>()

  /**
   * The claims of an incident with a numbered source of the same kind in each speaker's place, and no
   * document. The number is that of the origin, and the day on which it was said stays, so that counting
   * by independent origins and by the latest word gives the same.
   */
  function hideSpeakers(claims: readonly Claim[]): readonly Claim[] {
    const speakers = claims.map(({ speaker }) => speaker)
    const origins = originsAmong(speakers, sources)
    const numbers = new Map<string, number>()
    return claims.map((claim) =>
      claim.speaker.startsWith(`${withheldId}-`) ? claim : hideSpeaker(claim, origins, numbers),
    )
  }

  function hideSpeaker(
    claim: Claim,
    origins: ReadonlyMap<string, string>,
    numbers: Map<string, number>,
  ): Claim {
    const origin = origins.get(claim.speaker) ?? claim.speaker
    const number = numbers.get(origin) ?? numbers.size + 1
    numbers.set(origin, number)
    const kind = sources.get(claim.speaker)?.kind ?? 'media'
    const id = `${withheldId}-${kind}-${number}`
    const originId = `${withheldId}-origin-${number}`
    given.set(originId, withheldSource(originId, 'media'))
    given.set(id, {
      ...withheldSource(id, kind),
      derivedFrom: [{ source: originId, derivation: 'same-spokesperson' }],
    })
    return {
      ...claim,
      speaker: id,
      document: withheldId,
      locator: { paragraph: null, selector: null },
      date: claim.date ?? publishedOf.get(claim.document) ?? null,
    }
  }

  /** The stand-ins that the records do not hold yet. */
  function added(): StandIns {
    if (given.size === 0) return { sources: [], documents: [] }
    const standIns = [...given.values(), withheldSource(withheldId, 'media')]
    return {
      sources: standIns.filter(({ id }) => !sources.has(id)),
      documents: records.documents.some(({ id }) => id === withheldId) ? [] : [withheldDocument],
    }
  }

  return { hideSpeakers, added }
}

const withheldDocument = {
  id: withheldId,
  version: 1,
  source: withheldId,
  title: { en: 'Document withheld', fa: 'سند محفوظ', ps: 'ساتل شوی سند' },
  url: null,
  archivedUrl: null,
  language: null,
  published: null,
  retrieved: null,
  contentHash: null,
  licence: null,
} as const

function withheldSource(id: string, kind: Source['kind']): Source {
  return {
    id,
    version: 1,
    name: { en: 'Source withheld', fa: 'منبع محفوظ', ps: 'ساتل شوې سرچینه' },
    kind,
    languages: [],
    url: null,
    actor: null,
    derivedFrom: [],
  }
}
