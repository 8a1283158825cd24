import type { Figure } from '@recount/core/figures'
import { describeTotal } from '@recount/core/presentation'
import { type LocalizedText, textIn } from '@recount/core/primitives'
import { isTotalResult } from '../../design/total-result.ts'
import { capitalised } from '../../language/capitalised.ts'
import { type Language, languages } from '../../language/languages.ts'
import { type LeadingNumber, leadingNumber } from '../../language/leading-number.ts'
import type { Words } from '../../language/words.ts'

/** A number of a figure, large. */
export interface FigureNumeral extends LeadingNumber {
  readonly harm: 'killed' | 'wounded'
  readonly label: string
}

/** The sentence of a figure in one language. */
export interface FigureSentence {
  readonly language: Language
  readonly text: string
}

/** What a figure says: large numbers, and a sentence in the reader's language and in the others. */
export interface StatementModel {
  readonly numerals: readonly FigureNumeral[]
  readonly sentence: string
  /** What the sentence does not say by itself; empty for a total, whose sentence says all. */
  readonly summary: string
  readonly others: readonly FigureSentence[]
}

/**
 * Puts a figure into words. Only a total is a sentence by itself; of any other statistic the name and
 * what it is stand in its place.
 */
export function statementModel(
  figure: Pick<Figure, 'statistic' | 'result' | 'counted'>,
  actorName: (id: string) => LocalizedText | null,
  words: Words,
): StatementModel {
  const { result, statistic, counted } = figure
  const { methods, measures } = words.say
  if (!isTotalResult(result)) {
    return {
      numerals: [],
      sentence: methods.statisticNames[statistic] ?? statistic,
      summary: methods.statisticSummaries[statistic] ?? '',
      others: [],
    }
  }
  const sentenceIn = ({ tag }: Language) =>
    capitalised(
      describeTotal(result, counted, tag, (id) => {
        const name = actorName(id)
        return name === null ? id : textIn(name, tag)
      }),
    )
  return {
    numerals: (['killed', 'wounded'] as const)
      .filter((harm) => result[harm] !== null)
      .map((harm) => ({ harm, label: measures[harm], ...leadingNumber(result[harm], words) })),
    sentence: words.inDigits(sentenceIn(words.language)),
    summary: '',
    others: languages
      .filter(({ tag }) => tag !== words.language.tag)
      .map((language) => ({ language, text: sentenceIn(language) })),
  }
}
