import {
  type Claim,
  type Incident,
  originsAmong,
  type RecordSet,
  type Source,
  sourceKinds,
} from '../records/index.ts'
import { withheldId } from './protect-incident.ts'

/** Sources that stand for hidden speakers, numbered within an incident, and the document they spoke in. */
export interface StandIns {
  readonly sources: readonly Source[]
  readonly documents: RecordSet['documents']
}

/**
 * Whether an id stands for a source or document that was kept back. A record that somebody wrote under
 * such an id is not shown: what stands there must be the same for every incident.
 *
 * @example
 * isWithheldId('withheld-media-1') //=> true
 */
export function isWithheldId(id: string): boolean {
  return id === withheldId || id.startsWith(`${withheldId}-`)
}

/** Records but for those under the ids of stand-ins. */
export function writtenOnly<Item extends { readonly id: string }>(
  items: readonly Item[],
): readonly Item[] {
  return items.some(({ id }) => isWithheldId(id))
    ? items.filter(({ id }) => !isWithheldId(id))
    : items
}

/** Gives hidden speakers their stand-ins. */
export function makeStandIns(records: RecordSet) {
  const sources = new Map(writtenOnly(records.sources).map((source) => [source.id, source]))
  const publishedOf = new Map(
    writtenOnly(records.documents).map(({ id, published }) => [id, published]),
  )

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
    return {
      ...claim,
      speaker: `${withheldId}-${kind}-${number}`,
      document: withheldId,
      locator: { paragraph: null, selector: null },
      date: claim.date ?? publishedOf.get(claim.document) ?? null,
    }
  }

  return { hideSpeakers }
}

/**
 * The stand-ins that some incidents and sources name. Each is told from its id alone, so that an incident
 * counts the same whatever else is shown beside it.
 */
export function standInsNamed(incidents: Iterable<Incident>, sources: Iterable<Source>): StandIns {
  const given = new Map<string, Source>()
  let isNamed = false
  const give = (id: string) => {
    if (!isWithheldId(id)) return
    isNamed = true
    const [, kind = '', number = ''] = numbered.exec(id) ?? []
    if (kind === '') return
    const originId = `${withheldId}-origin-${number}`
    if (!given.has(originId)) given.set(originId, withheldSource(originId, 'media'))
    if (given.has(id)) return
    given.set(id, {
      ...withheldSource(id, sourceKinds.find((known) => known === kind) ?? 'media'),
      derivedFrom: [{ source: originId, derivation: 'same-spokesperson' }],
    })
  }
  for (const { claims } of incidents) {
    for (const { speaker, document } of claims) {
      give(speaker)
      give(document)
    }
  }
  for (const { derivedFrom } of sources) for (const { source } of derivedFrom) give(source)
  if (!isNamed) return { sources: [], documents: [] }
  return {
    sources: [...given.values(), withheldSource(withheldId, 'media')],
    documents: [withheldDocument],
  }
}

const numbered = new RegExp(`^${withheldId}-([a-z-]+)-(\\d{1,9})$`)

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
