import type { AttributionStandard, CountedIncident, CountedTotal } from '@recount/core/counting'
import { describeWhen } from '../../language/describe-when.ts'
import { describeWhere } from '../../language/describe-where.ts'
import type { RecordNames } from '../../language/record-names.ts'
import type { Words } from '../../language/words.ts'

/** One incident of a list. */
export interface ListedIncident {
  readonly id: string
  readonly href: string
  readonly title: string
  readonly when: string
  readonly whenIsExact: boolean
  readonly where: string
  readonly precision: string
  readonly killed: string
  readonly wounded: string
  readonly responsible: readonly { readonly name: string; readonly standard: AttributionStandard }[]
  readonly origins: number
  readonly contradictions: number
}

/**
 * The rows of a list, in the order given. An incident's origins are the independent ones (`origins` names
 * the origin of each source) of all that was said of it.
 */
export function listModel(
  incidents: readonly Pick<CountedIncident, 'incident' | 'totals' | 'perpetrators' | 'issues'>[],
  origins: ReadonlyMap<string, string>,
  names: RecordNames,
  words: Words,
  hrefOf: (id: string) => string,
): readonly ListedIncident[] {
  return incidents.map(({ incident, totals, perpetrators, issues }) => ({
    id: incident.id,
    href: hrefOf(incident.id),
    title: words.text(incident.title),
    when: describeWhen(incident.when, words),
    whenIsExact: incident.when.precision === 'day',
    where: describeWhere(incident.where, names, words),
    precision: words.say.vocabulary.placePrecisions[incident.where.precision],
    killed: tollText(totals.killed, words),
    wounded: tollText(totals.wounded, words),
    responsible: perpetrators.map(({ actor, standard }) => ({
      name: names.actor(actor),
      standard,
    })),
    origins: new Set(incident.claims.map(({ speaker }) => origins.get(speaker) ?? speaker)).size,
    contradictions: issues.length,
  }))
}

function tollText(total: CountedTotal | null, words: Words): string {
  if (total === null) return words.say.number.noNumber
  return total.unknown ? words.say.number.unknown : words.interval(total.quantity)
}
