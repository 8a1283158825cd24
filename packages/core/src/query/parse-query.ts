import {
  type Issue,
  isWellFormed,
  makeIssue,
  nearestName,
  type Parsed,
} from '../primitives/index.ts'
import { everything, type Query } from './query.ts'
import { queryParameters } from './query-parameters.ts'

/**
 * Reads a query from the part of an address behind the `?`, with or without it.
 *
 * A parameter that is unknown, malformed or given twice is an issue, and then the value is `null`; the
 * issue of an unknown one names the nearest known one. A parameter with no text behind its `=` is as
 * good as left out. `alsoKnown` names parameters that somebody else reads (a statistic's `by`, a
 * viewer's language): they are passed over. Never throws.
 *
 * @example
 * parseQuery('country=AFG&from=2022-10-05').value.country //=> ['AFG']
 * @example
 * parseQuery('contry=AFG').issues[0].message
 * //=> 'contry: expected a known parameter (did you mean country?), received contry'
 */
export function parseQuery(search: string, alsoKnown: readonly string[] = []): Parsed<Query> {
  const issues: Issue[] = []
  const read: Record<string, unknown> = { ...everything }
  const seen = new Set<string>()
  for (const [name, text] of readPairs(search, issues)) {
    if (alsoKnown.includes(name)) continue
    if (!isParameter(name)) {
      issues.push(unknownParameter(name, [...parameterNames, ...alsoKnown]))
      continue
    }
    if (seen.has(name)) {
      issues.push(
        makeIssue('repeated-parameter', name, 'once, its values separated by commas', text),
      )
      continue
    }
    seen.add(name)
    if (text === '') continue
    const parsed = queryParameters[name].parse(text)
    issues.push(...parsed.issues)
    if (parsed.value !== null) read[name] = parsed.value
  }
  const query = read as unknown as Query
  if (query.from !== null && query.to !== null && query.from > query.to) {
    issues.push(
      makeIssue('malformed-parameter', 'from', `a day not after to (${query.to})`, query.from),
    )
  }
  return issues.length > 0 ? { value: null, issues } : { value: query, issues: [] }
}

/** The names of all parameters, in canonical order. */
export const parameterNames = Object.keys(queryParameters) as readonly (keyof Query)[]

/**
 * The name–text pairs of an address's query, decoded as forms are (`+` is a space). Text that is no
 * UTF-8 behind its percent signs, or holds half a surrogate pair, is an issue, which is added to `issues`.
 *
 * @example
 * readPairs('?q=kaj+academy&sort=', []) //=> [['q', 'kaj academy'], ['sort', '']]
 */
export function readPairs(search: string, issues: Issue[]): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = []
  for (const part of search.replace(/^\?/, '').split('&')) {
    if (part === '') continue
    const cut = part.indexOf('=')
    const [name, text] = cut < 0 ? [part, ''] : [part.slice(0, cut), part.slice(cut + 1)]
    const decoded = [decode(name), decode(text)] as const
    if (decoded[0] === null || decoded[1] === null) {
      issues.push(makeIssue('malformed-parameter', name, 'UTF-8 behind percent signs', part))
    } else {
      pairs.push([decoded[0], decoded[1]])
    }
  }
  return pairs
}

/**
 * The issue of a parameter that nobody knows, with the nearest that somebody does.
 *
 * @example
 * unknownParameter('form', ['from', 'to']).expected
 * //=> 'a known parameter (did you mean from?)'
 */
export function unknownParameter(name: string, known: readonly string[]): Issue {
  const nearest = nearestName(name, known)
  const hint = nearest === null ? `one of ${known.join(', ')}` : `did you mean ${nearest}?`
  return makeIssue('unknown-parameter', name, `a known parameter (${hint})`, name)
}

function isParameter(name: string): name is keyof Query {
  return Object.hasOwn(queryParameters, name)
}

function decode(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text.replaceAll('+', ' '))
    return isWellFormed(decoded) ? decoded : null
  } catch {
    return null
  }
}
