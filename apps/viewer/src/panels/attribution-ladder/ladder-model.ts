import { type AttributionStandard, perpetratorsOf } from '@recount/core/counting'
import type {
  Attribution,
  AttributionBasis,
  Incident,
  RecordSet,
  Statement,
} from '@recount/core/records'
import type { RecordNames } from '../../language/record-names.ts'
import type { Words } from '../../language/words.ts'

/** Somebody's word on who did it. */
export interface LadderEntry {
  readonly id: string
  readonly speaker: string
  readonly where: string
  readonly summary: string | null
}

/** One rung: a basis, and who stands on it. */
export interface LadderRung {
  readonly basis: AttributionBasis
  readonly label: string
  readonly entries: readonly LadderEntry[]
}

/** The ladder of one actor, strongest rung first, and what speaks against it. */
export interface Ladder {
  readonly actor: string
  readonly name: string
  readonly standard: AttributionStandard | null
  readonly rungs: readonly LadderRung[]
  readonly against: readonly LadderRung[]
  readonly doubts: readonly LadderEntry[]
}

const forIt: readonly AttributionBasis[] = ['confirmed', 'claimed', 'attributed', 'suspected']
const againstIt: readonly AttributionBasis[] = ['denied', 'disputed']

/** The ladders of an incident, one an actor, the most strictly held first. Empty rungs are kept. */
export function ladderModel(
  incident: Incident,
  records: Pick<RecordSet, 'documents'>,
  names: RecordNames,
  words: Words,
): readonly Ladder[] {
  const attributions = incident.claims.filter((claim) => claim.kind === 'attribution')
  const doubts = incident.claims.filter(
    (claim) => claim.kind === 'statement' && (claim.act === 'doubt' || claim.act === 'denial'),
  ) as readonly Statement[]
  const held = perpetratorsOf(incident)
  const actors = [...new Set(attributions.map(({ actor }) => actor))]
  const strictness = (actor: string) => {
    const standard = held.find((perpetrator) => perpetrator.actor === actor)?.standard
    return ['claimed', 'claimed-or-attributed', 'any'].indexOf(standard ?? 'none')
  }
  const order = (actor: string) => (strictness(actor) < 0 ? 9 : strictness(actor))
  const entryOf = (claim: Attribution | Statement) => entry(claim, records, names, words)

  return actors
    .sort((a, b) => order(a) - order(b))
    .map((actor) => {
      const own = attributions.filter((claim) => claim.actor === actor)
      const ids = new Set(own.map(({ id }) => id))
      const rung = (basis: AttributionBasis): LadderRung => ({
        basis,
        label: words.say.vocabulary.attributionBases[basis],
        entries: own.filter((claim) => claim.basis === basis).map(entryOf),
      })
      return {
        actor,
        name: names.actor(actor),
        standard: held.find((perpetrator) => perpetrator.actor === actor)?.standard ?? null,
        rungs: forIt.map(rung),
        against: againstIt.map(rung).filter(({ entries }) => entries.length > 0),
        doubts: doubts.filter(({ about }) => about !== null && ids.has(about)).map(entryOf),
      }
    })
}

function entry(
  claim: Attribution | Statement,
  records: Pick<RecordSet, 'documents'>,
  names: RecordNames,
  words: Words,
): LadderEntry {
  const document = records.documents.find(({ id }) => id === claim.document)
  const day = claim.date ?? document?.published ?? null
  const where = [
    claim.locator.paragraph === null
      ? ''
      : words.say.incident.paragraph(words.number(claim.locator.paragraph)),
    day === null ? '' : words.day(day),
  ].filter((part) => part !== '')
  return {
    id: claim.id,
    speaker: names.source(claim.speaker),
    where: where.join(words.say.number.separator),
    summary: claim.kind === 'statement' ? words.text(claim.summary) : null,
  }
}
