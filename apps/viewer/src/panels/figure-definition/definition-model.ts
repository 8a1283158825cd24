import type { Figure } from '@recount/core/figures'
import type { Words } from '../../language/words.ts'

/** One thing that defines a figure: what it is, and its values. */
export interface DefinitionTerm {
  readonly key: string
  readonly term: string
  readonly values: readonly DefinitionValue[]
}

/** A value in words, with what it means, and its exact text where programs need that. */
export interface DefinitionValue {
  readonly text: string
  readonly note: string
  readonly code: string
}

/** What a definition is made of beside the figure. */
export interface DefinitionSource {
  readonly figure: Figure
  /** The filters of the question in words, name and value; none for everything on record. */
  readonly filters: readonly { readonly nameText: string; readonly valueText: string }[]
  readonly options: string
  /** The rule's name without its version; `null` where this program does not know it. */
  readonly ruleName: string | null
  /** When the figure's revision was recorded, as a day; `null` while that is not known. */
  readonly recorded: string | null
}

/** Spells a figure's definition out: question, rule, statistic, revision, and what was counted. */
export function definitionModel(source: DefinitionSource, words: Words): readonly DefinitionTerm[] {
  const { figure, options, recorded } = source
  const { figure: text, filters, vocabulary, methods, number } = words.say
  const rule = source.ruleName === null ? undefined : vocabulary.rules[source.ruleName]
  const revision = words.number(figure.revision)
  const values = (value: string, note = '', code = ''): readonly DefinitionValue[] => [
    { text: value, note, code },
  ]
  return [
    {
      key: 'question',
      term: text.question,
      values:
        source.filters.length === 0
          ? values(filters.all, '', figure.query)
          : questionValues(source, words),
    },
    {
      key: 'rule',
      term: text.rule,
      values: values(rule?.name ?? source.ruleName ?? figure.rule, rule?.summary, figure.rule),
    },
    {
      key: 'statistic',
      term: text.statistic,
      values: values(
        methods.statisticNames[figure.statistic] ?? figure.statistic,
        methods.statisticSummaries[figure.statistic],
        options,
      ),
    },
    {
      key: 'revision',
      term: text.revision,
      values: values(recorded === null ? revision : text.recorded(revision, recorded)),
    },
    {
      key: 'counted',
      term: text.counted,
      values: values(
        number.incidents(figure.counted.used, words.number(figure.counted.used)),
        countedNotes(figure.counted, words).join(' '),
      ),
    },
    { key: 'words', term: text.wordTable, values: values('', '', figure.wordTable) },
    { key: 'policy', term: text.policy, values: values('', '', figure.policy) },
  ]
}

/** The question in one line of plain text, for a citation. */
export function questionInWords(filters: DefinitionSource['filters'], words: Words): string {
  if (filters.length === 0) return words.say.filters.all
  return [...valuesByName(filters)]
    .map(([name, values]) => `${name} ${words.say.number.list(values)}`)
    .join(words.say.number.separator)
}

function questionValues(
  { filters, figure }: DefinitionSource,
  words: Words,
): readonly DefinitionValue[] {
  const named = [...valuesByName(filters)].map(([name, values]) => ({
    text: words.say.number.list(values),
    note: name,
    code: '',
  }))
  return [...named, { text: '', note: '', code: figure.query }]
}

function valuesByName(
  filters: DefinitionSource['filters'],
): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, readonly string[]>()
  for (const { nameText, valueText } of filters) {
    byName.set(nameText, [...(byName.get(nameText) ?? []), valueText])
  }
  return byName
}

function countedNotes(counted: Figure['counted'], words: Words): readonly string[] {
  const { headline } = words.say.explore
  const { unknownToll, partlyInside, tooImprecise } = counted
  return [
    unknownToll > 0 ? headline.missing(unknownToll, words.number(unknownToll)) : '',
    partlyInside > 0 ? headline.partly(partlyInside, words.number(partlyInside)) : '',
    tooImprecise > 0 ? headline.left(tooImprecise, words.number(tooImprecise)) : '',
  ].filter((note) => note !== '')
}
