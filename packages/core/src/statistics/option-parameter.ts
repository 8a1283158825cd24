import { makeIssue } from '../primitives/index.ts'
import { oneWord, type Parameter, wordList } from '../query/index.ts'
import { type Calendar, calendars } from './calendar-period.ts'
import type { Dimension } from './dimension.ts'

/** A parameter that a statistic has beside the query, with the value in force where it is left out. */
export interface OptionParameter<Value> extends Parameter<Value> {
  readonly byDefault: Value
}

/** Gives a parameter a default, which canonical addresses leave out. */
export function optionWithDefault<Value>(
  parameter: Parameter<Value>,
  byDefault: Value,
): OptionParameter<Value> {
  const usual = parameter.format(byDefault)
  const format = (value: Value) => {
    const text = parameter.format(value)
    return text === usual ? null : text
  }
  return { ...parameter, format, byDefault }
}

/** The calendar of months, quarters and years. */
export function calendarOption(): OptionParameter<Calendar> {
  const summary = 'The calendar of months, quarters and years.'
  const parameter = oneWord<Calendar, 'gregory'>(
    { name: 'calendar', summary, example: 'persian' },
    calendars,
    'gregory',
  )
  return optionWithDefault(parameter, 'gregory')
}

/** One dimension to group by. */
export function dimensionOption<Allowed extends Dimension>(
  summary: string,
  allowed: readonly Allowed[],
  byDefault: Allowed,
): OptionParameter<Allowed> {
  const parameter = oneWord<Allowed, Allowed>(
    { name: 'by', summary, example: byDefault },
    allowed,
    byDefault,
  )
  return optionWithDefault(parameter, byDefault)
}

/** Several dimensions to group by. */
export function dimensionsOption<Allowed extends Dimension>(
  summary: string,
  allowed: readonly Allowed[],
  byDefault: readonly Allowed[],
): OptionParameter<readonly Allowed[]> {
  const example = allowed.slice(0, 2).join(',')
  return optionWithDefault(wordList({ name: 'by', summary, example }, allowed), byDefault)
}

/** A whole number between two bounds. */
export function wholeNumberOption(
  description: Pick<Parameter<number>, 'name' | 'summary' | 'example'>,
  least: number,
  most: number,
  byDefault: number,
): OptionParameter<number> {
  const expected = `a whole number from ${least} to ${most}`
  const parameter: Parameter<number> = {
    ...description,
    expected,
    parse: (text) => {
      const number = /^\d{1,9}$/.test(text) ? Number(text) : -1
      return number >= least && number <= most
        ? { value: number, issues: [] }
        : {
            value: null,
            issues: [makeIssue('malformed-parameter', description.name, expected, text)],
          }
    },
    format: String,
  }
  return optionWithDefault(parameter, byDefault)
}
