import { addIntervals, type Interval } from '../primitives/index.ts'
import type { PublicIncident, PublicRecordSet } from '../protection/index.ts'
import {
  type CountableHarm,
  countableHarms,
  isUnknownNumber,
  originsAmong,
  type RecordSet,
  type Toll,
} from '../records/index.ts'
import { perpetratorsOf } from './attribution-standard.ts'
import { type ComparedCell, comparableQuantities } from './compared-cell.ts'
import type { CountedCell, CountedIncident, CountedTotal } from './counted-incident.ts'
import type { CountingRule } from './counting-rule.ts'
import { findContradictions } from './find-contradictions.ts'
import { firstSaid } from './first-said.ts'
import { spreadUncertainty } from './spread-uncertainty.ts'
import type { SetAside, TollCandidate } from './toll-candidate.ts'

/**
 * Counts every incident of a record set by a rule, in the set's order.
 *
 * @example
 * countIncidents(projectPublic(emptyRecordSet, publicByDefault('2022-12-05')), singleSource('unama'))
 * //=> []
 */
export function countIncidents(
  records: PublicRecordSet,
  rule: CountingRule,
): readonly CountedIncident[] {
  const context = countingContextOf(records)
  return records.incidents.map((incident) => countIncident(incident, rule, context))
}

/**
 * Counts every incident of a record set by each of some rules: for each incident its count by each rule, in their
 * order. What no rule decides, who is held responsible and which tolls there are of a cell, is looked for once.
 *
 * @example
 * countIncidentsByEach(
 *   projectPublic(emptyRecordSet, publicByDefault('2022-12-05')),
 *   countingRules,
 * ) //=> []
 */
export function countIncidentsByEach(
  records: PublicRecordSet,
  rules: readonly CountingRule[],
): readonly (readonly CountedIncident[])[] {
  const context = countingContextOf(records)
  return records.incidents.map((incident) => {
    const evidence = evidenceOf(incident, context)
    return rules.map((rule) => countEvidence(incident, rule, evidence))
  })
}

/** What counting must know beside the incident: its sources, what they repeat, its documents. */
export interface CountingContext {
  readonly sources: ReadonlyMap<string, RecordSet['sources'][number]>
  readonly documents: ReadonlyMap<string, RecordSet['documents'][number]>
}

/**
 * Prepares the context once for all incidents of a record set.
 *
 * @example
 * countingContextOf(emptyRecordSet).sources.size //=> 0
 */
export function countingContextOf(
  records: Pick<RecordSet, 'sources' | 'documents'>,
): CountingContext {
  return {
    sources: new Map(records.sources.map((source) => [source.id, source])),
    documents: new Map(records.documents.map((document) => [document.id, document])),
  }
}

/**
 * Counts one incident: the tolls of each harm × group cell become one quantity by the rule, and
 * overlapping tolls are never added together. Origins are told from the incident's own speakers and what
 * they repeat, so that its count depends on no other incident. A source of a claim that the context does
 * not know is taken for a medium and an origin of its own.
 *
 * Source: METHODS.md, "Counting".
 */
export function countIncident(
  incident: PublicIncident,
  rule: CountingRule,
  context: CountingContext,
): CountedIncident {
  return countEvidence(incident, rule, evidenceOf(incident, context))
}

/** What an incident is counted from, whatever the rule. */
interface Evidence {
  readonly perpetrators: CountedIncident['perpetrators']
  /** The candidates of each cell, one or more. */
  readonly cells: readonly CellCandidates[]
  readonly compared: CountedIncident['compared']
  readonly firstSaid: CountedIncident['firstSaid']
  readonly issues: CountedIncident['issues']
}

interface CellCandidates extends Pick<Toll, 'harm' | 'group' | 'actor'> {
  readonly candidates: readonly TollCandidate[]
}

function evidenceOf(incident: PublicIncident, context: CountingContext): Evidence {
  const perpetrators = perpetratorsOf(incident)
  const responsible = new Set(perpetrators.map(({ actor }) => actor))
  const speakers = incident.claims.map(({ speaker }) => speaker)
  const known = { ...context, responsible, origins: originsAmong(speakers, context.sources) }
  const cells: CellCandidates[] = []
  const compared: ComparedCell[] = []
  for (const tolls of tollsByCell(incident).values()) {
    const [first] = tolls
    if (!first) continue
    const { harm, group, actor } = first
    const candidates = tolls.map((toll) => candidateOf(toll, known))
    cells.push({ harm, group, actor, candidates })
    if (harm === 'killed-or-wounded') continue
    const quantities = comparableQuantities(candidates)
    if (quantities.length > 0) compared.push({ harm, group, actor, quantities })
  }
  return {
    perpetrators,
    cells,
    compared,
    firstSaid: firstSaid(incident, context.documents),
    issues: findContradictions(incident),
  }
}

function countEvidence(
  incident: PublicIncident,
  rule: CountingRule,
  { perpetrators, cells: known, compared, firstSaid, issues }: Evidence,
): CountedIncident {
  const cells: CountedCell[] = []
  const setAside: SetAside[] = []
  for (const { harm, group, actor, candidates } of known) {
    const outcome = rule.count(candidates)
    if (outcome.quantity === null) {
      setAside.push(...outcome.setAside)
      continue
    }
    cells.push({
      harm,
      group,
      actor,
      quantity: outcome.quantity,
      unknown: isUnknownNumber(outcome.quantity),
      origins: countOrigins(candidates, outcome.used),
      used: outcome.used,
      setAside: outcome.setAside,
    })
  }
  const settled = spreadUncertainty(cells)
  return {
    incident,
    rule: rule.label,
    perpetrators,
    cells: settled,
    totals: totalsOf(settled),
    setAside,
    compared,
    firstSaid,
    issues,
  }
}

type TollWithNumber = Toll & { readonly quantity: Interval }

function tollsByCell(incident: PublicIncident): ReadonlyMap<string, readonly TollWithNumber[]> {
  const cells = new Map<string, TollWithNumber[]>()
  for (const claim of incident.claims) {
    if (claim.kind !== 'toll' || claim.quantity === null) continue
    const key = `${claim.harm} ${claim.group} ${claim.actor ?? ''}`
    const tolls = cells.get(key) ?? []
    tolls.push({ ...claim, quantity: claim.quantity })
    cells.set(key, tolls)
  }
  return cells
}

/** What the candidates of an incident are told apart by. */
interface KnownOfIncident extends CountingContext {
  readonly origins: ReadonlyMap<string, string>
  readonly responsible: ReadonlySet<string>
}

function candidateOf(
  toll: TollWithNumber,
  { sources, documents, origins, responsible }: KnownOfIncident,
): TollCandidate {
  const source = sources.get(toll.speaker)
  const { low, best, high } = toll.quantity
  return {
    claim: toll.id,
    speaker: toll.speaker,
    speakerKind: source?.kind ?? 'media',
    origin: origins.get(toll.speaker) ?? toll.speaker,
    isPerpetrator: source?.actor != null && responsible.has(source.actor),
    said: toll.date ?? documents.get(toll.document)?.published ?? null,
    quantity: { low, best, high },
  }
}

function countOrigins(candidates: readonly TollCandidate[], used: readonly string[]): number {
  return new Set(candidates.filter(({ claim }) => used.includes(claim)).map(({ origin }) => origin))
    .size
}

function totalsOf(
  cells: readonly CountedCell[],
): Readonly<Record<CountableHarm, CountedTotal | null>> {
  const entries = countableHarms.map((harm) => [harm, totalOf(cells, harm)] as const)
  return Object.fromEntries(entries) as Record<CountableHarm, CountedTotal | null>
}

/** From the toll over all groups; from the groups where there is none, or where only they tell a number. */
function totalOf(cells: readonly CountedCell[], harm: CountableHarm): CountedTotal | null {
  const ofHarm = cells.filter((cell) => cell.harm === harm && cell.group !== 'attacker')
  const overall = ofHarm.filter((cell) => cell.group === 'all')
  const parts = ofHarm.filter((cell) => cell.group !== 'all')
  const tellsNumber = (cell: CountedCell) => !cell.unknown
  const fromParts = !overall.some(tellsNumber) && parts.some(tellsNumber)
  const [first, ...rest] = fromParts || overall.length === 0 ? parts : overall
  if (!first) return null
  return {
    quantity: rest.reduce((sum, cell) => addIntervals(sum, cell.quantity), first.quantity),
    unknown: rest.every((cell) => cell.unknown) && first.unknown,
  }
}
