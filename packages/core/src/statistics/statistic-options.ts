import { type Issue, makeIssue, type Parsed } from '../primitives/index.ts'
import { oneWord, type Parameter, readPairs, wordList } from '../query/index.ts'
import { type Calendar, calendars, type PeriodLength, periodLengths } from './calendar-period.ts'
import { type Dimension, dimensions } from './dimension.ts'

/** What a statistic is told beside the query. */
export interface StatisticOptions {
  readonly length: PeriodLength
  readonly calendar: Calendar
  readonly dimensions: readonly Dimension[]
}

/** The options in force where none are given. */
export const defaultOptions: StatisticOptions = {
  length: 'month',
  calendar: 'gregory',
  dimensions: ['group'],
}

/** The option parameters of each statistic. */
export const optionParameters = {
  total: [],
  series: [
    oneWord<PeriodLength, 'month'>(
      { name: 'by', summary: 'The length of a period.', example: 'week' },
      periodLengths,
      'month',
    ),
    oneWord<Calendar, 'gregory'>(
      {
        name: 'calendar',
        summary: 'The calendar of months, quarters and years.',
        example: 'persian',
      },
      calendars,
      'gregory',
    ),
  ],
  groups: [
    wordList<Dimension>(
      { name: 'by', summary: 'The dimensions to group by.', example: 'province,group' },
      dimensions,
    ),
  ],
} as const

/** The names of all option parameters, which `parseQuery` passes over. */
export const optionNames = ['by', 'calendar'] as const

/**
 * Reads a statistic's options from an address; those that the statistic does not have are issues.
 *
 * @example
 * parseStatisticOptions('series', 'by=week').value.length //=> 'week'
 */
export function parseStatisticOptions(
  statistic: keyof typeof optionParameters,
  search: string,
): Parsed<StatisticOptions> {
  const issues: Issue[] = []
  let options = defaultOptions
  const seen = new Set<string>()
  for (const [name, text] of readPairs(search, [])) {
    if (!optionNames.some((option) => option === name)) continue
    const parameter = optionParameters[statistic].find((known) => known.name === name)
    if (!parameter) {
      issues.push(makeIssue('unknown-parameter', name, `no such parameter for ${statistic}`, text))
      continue
    }
    if (seen.has(name)) issues.push(makeIssue('repeated-parameter', name, 'once', text))
    seen.add(name)
    if (text === '') continue
    const read = readOption(statistic, parameter, text)
    issues.push(...read.issues)
    options = { ...options, ...read.value }
  }
  return issues.length > 0 ? { value: null, issues } : { value: options, issues }
}

/** The options as canonical address text, defaults left out. */
export function formatStatisticOptions(
  statistic: keyof typeof optionParameters,
  options: StatisticOptions,
): string {
  const parts: string[] = []
  if (statistic === 'series') {
    if (options.length !== defaultOptions.length) parts.push(`by=${options.length}`)
    if (options.calendar !== defaultOptions.calendar) parts.push(`calendar=${options.calendar}`)
  }
  if (statistic === 'groups' && options.dimensions.join() !== defaultOptions.dimensions.join()) {
    parts.push(`by=${options.dimensions.join(',')}`)
  }
  return parts.join('&')
}

type OptionParameter = Pick<Parameter<unknown>, 'name'> & {
  readonly parse: (text: string) => Parsed<unknown>
}

function readOption(
  statistic: keyof typeof optionParameters,
  parameter: OptionParameter,
  text: string,
): Parsed<Partial<StatisticOptions>> {
  const { value, issues } = parameter.parse(text)
  if (value === null) return { value: null, issues }
  if (parameter.name === 'calendar') return { value: { calendar: value as Calendar }, issues }
  return statistic === 'series'
    ? { value: { length: value as PeriodLength }, issues }
    : { value: { dimensions: value as readonly Dimension[] }, issues }
}
