import type { Incident, RecordSet } from '@recount/core/records'
import type { RecordNames } from '../../language/record-names.ts'
import type { Words } from '../../language/words.ts'

/** A statement as it is listed. */
export interface ListedStatement {
  readonly id: string
  readonly act: string
  readonly speaker: string
  readonly summary: string
  readonly where: string
  readonly about: string | null
}

/** What was said beside tolls and attributions, in the order of the record. */
export function statementsModel(
  incident: Incident,
  records: Pick<RecordSet, 'documents'>,
  names: RecordNames,
  words: Words,
): readonly ListedStatement[] {
  const { vocabulary } = words.say
  const aboutText = (id: string | null) => {
    const claim = incident.claims.find((known) => known.id === id)
    if (claim === undefined || claim.kind === 'statement') return null
    const basis = { toll: vocabulary.statementBases, attribution: vocabulary.attributionBases }
    const word: Readonly<Record<string, string>> = basis[claim.kind]
    return words.say.incident.about(`${names.source(claim.speaker)}, ${word[claim.basis]}`)
  }
  return incident.claims.flatMap((claim) => {
    if (claim.kind !== 'statement') return []
    const document = records.documents.find(({ id }) => id === claim.document)
    const day = claim.date ?? document?.published ?? null
    const where = [
      claim.locator.paragraph === null
        ? ''
        : words.say.incident.paragraph(words.number(claim.locator.paragraph)),
      day === null ? '' : words.day(day),
    ].filter((part) => part !== '')
    return [
      {
        id: claim.id,
        act: vocabulary.statementActs[claim.act],
        speaker: names.source(claim.speaker),
        summary: words.text(claim.summary),
        where: where.join(words.say.number.separator),
        about: aboutText(claim.about),
      },
    ]
  })
}
