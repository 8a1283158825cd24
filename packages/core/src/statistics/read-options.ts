import { type Issue, makeIssue, type Parsed } from '../primitives/index.ts'
import { readPairs } from '../query/index.ts'
import type { OptionParameter } from './option-parameter.ts'

/** The parameters of a statistic; an option has its parameter's name. */
type Parameters<Options> = { readonly [Option in keyof Options]: OptionParameter<Options[Option]> }

/**
 * Reads a statistic's options from an address. `optionNames` are those of all statistics: an option of
 * another statistic is an issue, and any other parameter is passed over.
 */
export function readOptions<Options extends object>(
  statistic: string,
  parameters: Parameters<Options>,
  optionNames: readonly string[],
  search: string,
): Parsed<Options> {
  const issues: Issue[] = []
  const options = defaultsOf(parameters)
  const seen = new Set<string>()
  for (const [name, text] of readPairs(search, [])) {
    if (!optionNames.includes(name)) continue
    const option = optionNamed(parameters, name)
    if (option === null) {
      issues.push(makeIssue('unknown-parameter', name, `no such parameter for ${statistic}`, text))
      continue
    }
    if (seen.has(name)) issues.push(makeIssue('repeated-parameter', name, 'once', text))
    seen.add(name)
    if (text === '') continue
    issues.push(...readInto(options, parameters, option, text))
  }
  return issues.length > 0 ? { value: null, issues } : { value: options, issues }
}

/** A statistic's options as canonical address text, defaults left out, in the order of its parameters. */
export function formatOptions<Options extends object>(
  parameters: Parameters<Options>,
  options: Options,
): string {
  return optionsOf(parameters)
    .flatMap((option) => {
      const text = parameters[option].format(options[option])
      return text === null ? [] : [`${String(option)}=${text}`]
    })
    .join('&')
}

function defaultsOf<Options extends object>(parameters: Parameters<Options>): Options {
  const defaults = optionsOf(parameters).map((option) => [option, parameters[option].byDefault])
  return Object.fromEntries(defaults) as Options
}

function readInto<Options extends object, Option extends keyof Options>(
  options: Options,
  parameters: Parameters<Options>,
  option: Option,
  text: string,
): readonly Issue[] {
  const { value, issues } = parameters[option].parse(text)
  if (value !== null) options[option] = value
  return issues
}

function optionNamed<Options extends object>(
  parameters: Parameters<Options>,
  name: string,
): keyof Options | null {
  return optionsOf(parameters).find((option) => option === name) ?? null
}

function optionsOf<Options extends object>(
  parameters: Parameters<Options>,
): readonly (keyof Options)[] {
  return Object.keys(parameters) as (keyof Options)[]
}
