import type { Query, Selection } from '../query/index.ts'
import type { IncidentTable } from '../table/index.ts'
import type { OptionParameter } from './option-parameter.ts'

/** What is asked of a statistic: the query, and what it is told beside it. */
export interface Question<Options> {
  readonly query: Query
  readonly options: Options
}

/** The options of a statistic that has none. */
export type NoOptions = Readonly<Record<string, never>>

/**
 * A table with those of its rows that answer the query, and for a statistic that reads more than these,
 * what it selects besides.
 */
export interface SelectedTable {
  readonly table: IncidentTable
  readonly selection: Selection
  readonly besides: Selection | null
}

/**
 * A result with how many of the selected incidents could be put in no row, or entered no number,
 * because their date or place is not known exactly enough.
 */
export interface Finished<Result> {
  readonly result: Result
  readonly tooImprecise: number
}

/** A statistic, as the registry holds it. */
export interface StatisticDefinition<Name extends string, Options extends object, Result> {
  readonly name: Name
  readonly summary: string
  readonly parameters: { readonly [Option in keyof Options]: OptionParameter<Options[Option]> }
  /** The query for other incidents that the statistic reads too; `null` where there are none. */
  readonly queryBesides: (question: Question<Options>) => Query | null
  /** Computes the statistic over tables that hold different incidents, as if they were one. */
  readonly compute: (
    parts: readonly SelectedTable[],
    question: Question<Options>,
  ) => Finished<Result>
}

/**
 * How a statistic is computed: a summary of nothing, to which tables are added; summaries of parts are
 * merged; the last one is finished. Neither the order of incidents nor that of parts makes a difference.
 *
 * `init` and `merge` get a question and summaries of the same question.
 */
export interface StatisticRecipe<Name extends string, Options extends object, Summary, Result>
  extends Omit<StatisticDefinition<Name, Options, Result>, 'compute' | 'queryBesides'> {
  readonly queryBesides?: (question: Question<Options>) => Query | null
  readonly init: (question: Question<Options>) => Summary
  readonly add: (summary: Summary, part: SelectedTable, question: Question<Options>) => void
  readonly merge: (summary: Summary, other: Summary) => void
  readonly finish: (summary: Summary, question: Question<Options>) => Finished<Result>
}

/** Makes a statistic of its recipe: every part is summarised apart, and the summaries are merged. */
export function defineStatistic<const Name extends string, Options extends object, Summary, Result>(
  recipe: StatisticRecipe<Name, Options, Summary, Result>,
): StatisticDefinition<Name, Options, Result> {
  const { name, summary, parameters, queryBesides = noQuery, init, add, merge, finish } = recipe
  const compute = (parts: readonly SelectedTable[], question: Question<Options>) => {
    const [whole = init(question), ...others] = parts.map((part) => {
      const ofPart = init(question)
      add(ofPart, part, question)
      return ofPart
    })
    for (const other of others) merge(whole, other)
    return finish(whole, question)
  }
  return { name, summary, parameters, queryBesides, compute }
}

function noQuery(): null {
  return null
}
