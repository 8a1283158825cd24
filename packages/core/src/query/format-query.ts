import type { Parameter } from './parameter.ts'
import { parameterNames } from './parse-query.ts'
import type { Query } from './query.ts'
import { queryParameters } from './query-parameters.ts'

/**
 * Writes a query as the part of an address behind the `?`, canonically: parameters in one order, lists
 * sorted, defaults left out. The inverse of `parseQuery`: equal questions have equal addresses.
 *
 * @example
 * formatQuery({ ...everything, to: '2022-12-05', country: ['PAK', 'AFG'] })
 * //=> 'to=2022-12-05&country=AFG,PAK'
 */
export function formatQuery(query: Query): string {
  return parameterNames
    .flatMap((name) => {
      const text = formatParameter(query, name)
      return text === null ? [] : [`${name}=${encode(text)}`]
    })
    .join('&')
}

function formatParameter<Name extends keyof Query>(query: Query, name: Name): string | null {
  const parameter: Parameter<Query[Name]> = queryParameters[name]
  return parameter.format(query[name])
}

/** Percent-encodes what an address must not hold; commas, colons and parentheses stay legible. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':')
}
