import { makeIssue, nearestName, type Parsed } from '../primitives/index.ts'
import { countEnvelope } from './rules/envelope.ts'
import { countLatestMajorityLowest } from './rules/latest-majority-lowest.ts'
import { countMostConservative } from './rules/most-conservative.ts'
import { countOnly } from './rules/only-some-sources.ts'
import type { RuleOutcome, TollCandidate } from './toll-candidate.ts'

/**
 * A named, versioned way from the tolls of one cell to one quantity.
 *
 * `label` is what figures keep (`envelope@1`). A change of what a rule counts makes a new version.
 */
export interface CountingRule {
  readonly name: string
  readonly version: number
  readonly label: string
  readonly summary: string
  readonly count: (candidates: readonly TollCandidate[]) => RuleOutcome
}

/** The counting rules that need no argument, in the order in which they are offered. */
export const countingRules: readonly CountingRule[] = [
  defineRule(
    'envelope',
    1,
    'Least to greatest of independent origins; best by the most authoritative, latest one.',
    countEnvelope,
  ),
  defineRule(
    'most-conservative',
    1,
    'The lowest figure that stands, as ACLED codes.',
    countMostConservative,
  ),
  defineRule(
    'latest-majority-lowest',
    1,
    'The latest day; there the majority, else the lowest; perpetrators’ own figures last, as GTD codes.',
    countLatestMajorityLowest,
  ),
  defineRule('official-only', 1, 'Governments and de facto authorities only.', (candidates) =>
    countOnly(
      candidates,
      ({ speakerKind }) => speakerKind === 'government' || speakerKind === 'de-facto-authority',
      'not-official',
    ),
  ),
  defineRule('un-only', 1, 'Bodies of the United Nations only.', (candidates) =>
    countOnly(candidates, ({ speakerKind }) => speakerKind === 'un-body', 'not-un'),
  ),
]

/** The rule in force where none is asked for. */
export const defaultCountingRule = 'envelope'

/**
 * The rule that counts one source's figures and nobody else's, by the source's id.
 *
 * @example
 * singleSource('unama').label //=> 'single-source(unama)@1'
 */
export function singleSource(source: string): CountingRule {
  return defineRule(`single-source(${source})`, 1, `The figures of ${source} only.`, (candidates) =>
    countOnly(candidates, ({ speaker }) => speaker === source, 'other-source'),
  )
}

/**
 * Reads a rule by its name, with or without its version; an unknown name is an issue that tells the
 * nearest known one, and so is a version that this program does not have.
 *
 * @example
 * parseCountingRule('envelope').value.label //=> 'envelope@1'
 * @example
 * parseCountingRule('envelop').issues[0].expected
 * //=> 'a counting rule (did you mean envelope?)'
 */
export function parseCountingRule(text: string): Parsed<CountingRule> {
  const match = /^((?:[a-z-]+|single-source\(([A-Za-z0-9._:-]+)\)))(?:@(\d+))?$/.exec(text)
  const [, name = text, source, version] = match ?? []
  const rule = source ? singleSource(source) : countingRules.find((known) => known.name === name)
  if (!rule) {
    const names = [...countingRules.map((known) => known.name), 'single-source(id)']
    const nearest = nearestName(name, names)
    const hint = nearest ? `did you mean ${nearest}?` : names.join(', ')
    return {
      value: null,
      issues: [makeIssue('unknown-value', 'rule', `a counting rule (${hint})`, text)],
    }
  }
  if (version !== undefined && Number(version) !== rule.version) {
    return { value: null, issues: [makeIssue('unknown-version', 'rule', rule.label, text)] }
  }
  return { value: rule, issues: [] }
}

function defineRule(
  name: string,
  version: number,
  summary: string,
  count: CountingRule['count'],
): CountingRule {
  return { name, version, label: `${name}@${version}`, summary, count }
}
