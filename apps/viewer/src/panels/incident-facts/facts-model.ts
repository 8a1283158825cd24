import type { Incident } from '@recount/core/records'
import { describeWhen } from '../../language/describe-when.ts'
import { describeWhere } from '../../language/describe-where.ts'
import type { RecordNames } from '../../language/record-names.ts'
import type { Words } from '../../language/words.ts'

/** One thing known of an incident, with what qualifies it. */
export interface Fact {
  readonly name: string
  readonly text: string
  readonly notes: readonly string[]
  readonly links: readonly { readonly text: string; readonly href: string }[]
}

/** What is known of an incident beside its claims: when, where, what. Nothing is told more exactly than known. */
export function factsModel(
  incident: Incident,
  names: RecordNames,
  words: Words,
  hrefOf: (id: string) => string,
): readonly Fact[] {
  const { incident: say, vocabulary, date } = words.say
  const { when, where, what } = incident
  const fact = (name: string, text: string, notes: readonly (string | null)[] = []): Fact => ({
    name,
    text,
    notes: notes.filter((note) => note !== null),
    links: [],
  })
  const subtype =
    what.subtype === null ? null : (vocabulary.eventSubtypes[what.subtype] ?? what.subtype)
  const suicide = what.suicide === null ? say.notKnown : what.suicide ? say.yes : say.no
  return [
    fact(say.day, describeWhen(when, words), [
      vocabulary.datePrecisions[when.precision],
      when.timeOfDay === null ? null : `${say.time}: ${words.inDigits(when.timeOfDay)}`,
      when.wording === null ? null : date.printed(when.wording),
    ]),
    fact(say.place, describeWhere(where, names, words), [
      vocabulary.placePrecisions[where.precision],
      where.position === null
        ? null
        : `${say.coordinates}: ${words.inDigits(`${where.position.latitude}, ${where.position.longitude}`)}`,
    ]),
    fact(say.type, vocabulary.eventTypes[what.type], [subtype]),
    fact(say.methods, words.say.number.list(what.methods.map((name) => vocabulary.methods[name])), [
      `${say.suicide}: ${suicide}`,
      `${say.outcome}: ${vocabulary.outcomes[what.outcome]}`,
    ]),
    ...(incident.assessment === null
      ? []
      : [
          fact(say.verification, vocabulary.grades[incident.assessment.grade], [
            incident.assessment.reason,
          ]),
        ]),
    ...(incident.damage.length === 0
      ? []
      : [
          fact(
            say.damage,
            words.say.number.list(incident.damage.map((damage) => words.text(damage.what))),
          ),
        ]),
    ...(incident.links.length === 0
      ? []
      : [
          {
            ...fact(say.links, ''),
            links: incident.links.map((link) => ({
              text: `${vocabulary.incidentLinks[link.link]} ${names.incident(link.incident)}`,
              href: hrefOf(link.incident),
            })),
          },
        ]),
  ]
}
