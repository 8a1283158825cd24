import { dayNumberOf, foldText, type Interval } from '@recount/core/primitives'
import type { Actor, Incident, Location, Toll } from '@recount/core/records'

/** What of an incident is compared, made ready once for all comparisons. */
export interface IncidentProfile {
  readonly id: string
  readonly dataset: string | null
  /** First and last day that it can have been; `null` where a bound is not told. */
  readonly days: { readonly first: number; readonly last: number } | null
  readonly where: Location
  readonly placeName: string
  readonly actors: readonly ActorProfile[]
  /** The killed over all groups as the first claim gives them, `null` where none does. */
  readonly killed: Interval | null
  /** The best estimates of the other tolls, by harm and group; two speakers' of one cell add nothing. */
  readonly cells: ReadonlyMap<string, number>
  /** The words of what is cited as having reported it. */
  readonly cited: ReadonlySet<string>
}

/** An actor by its id and the words of its names. */
export interface ActorProfile {
  readonly id: string
  readonly words: ReadonlySet<string>
}

/** Words in the names of actors that say nothing of which actor it is. */
const commonWords = new Set([
  'of',
  'the',
  'and',
  'forces',
  'group',
  'armed',
  'unidentified',
  'military',
])

/** Makes profiles, with the names of the actors that the incidents refer to. */
export function profileIncidents(
  incidents: readonly Incident[],
  actors: readonly Actor[],
): readonly IncidentProfile[] {
  const known = new Map(actors.map((actor) => [actor.id, { id: actor.id, words: wordsOf(actor) }]))
  return incidents.map((incident) => {
    const { earliest, latest } = incident.when
    return {
      id: incident.id,
      dataset: incident.dataset,
      days:
        earliest === null || latest === null
          ? null
          : { first: dayNumberOf(earliest), last: dayNumberOf(latest) },
      where: incident.where,
      placeName: foldText(Object.values(incident.where.locality ?? {})[0] ?? ''),
      actors: actorIds(incident).map((id) => known.get(id) ?? { id, words: new Set([id]) }),
      killed: killedOf(incident),
      cells: cellsOf(incident),
      cited: citedBy(incident),
    }
  })
}

function wordsOf({ name, aliases }: Actor): ReadonlySet<string> {
  const words = [...Object.values(name), ...aliases].flatMap((text) =>
    foldText(text.replace(/\([^)]*\d{4}[^)]*\)/g, '')).split(/[^\p{L}\p{N}]+/u),
  )
  return new Set(words.filter((word) => word !== '' && !commonWords.has(word)))
}

function actorIds({ claims }: Incident): readonly string[] {
  const ids = claims.flatMap((claim) =>
    claim.kind === 'statement' || claim.actor === null ? [] : [claim.actor],
  )
  return [...new Set(ids)]
}

function killedOf({ claims }: Incident): Interval | null {
  const tolls = claims.filter(
    (claim): claim is Toll =>
      claim.kind === 'toll' && claim.harm === 'killed' && claim.group !== 'attacker',
  )
  const overall = tolls.find(({ group }) => group === 'all') ?? tolls[0]
  return overall?.quantity ?? null
}

function cellsOf({ claims }: Incident): ReadonlyMap<string, number> {
  const cells = new Map<string, number>()
  for (const claim of claims) {
    if (claim.kind !== 'toll' || claim.quantity === null || claim.group === 'all') continue
    const key = `${claim.harm} ${claim.group} ${claim.actor ?? ''}`
    if (!cells.has(key)) cells.set(key, claim.quantity.best ?? claim.quantity.low)
  }
  return cells
}

function citedBy({ claims, dataset }: Incident): ReadonlySet<string> {
  const texts = claims.flatMap((claim) =>
    claim.kind === 'statement' && claim.speaker !== dataset ? Object.values(claim.summary) : [],
  )
  return new Set(
    texts.flatMap((text) => foldText(text).split(/[^\p{L}\p{N}]+/u)).filter((word) => word !== ''),
  )
}
