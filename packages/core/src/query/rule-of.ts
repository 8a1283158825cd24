import { type CountingRule, parseCountingRule } from '../counting/index.ts'
import type { Query } from './query.ts'

/**
 * The counting rule of a parsed query.
 *
 * @throws RangeError for a name that is no rule, which no parsed query holds.
 *
 * @example
 * ruleOf(everything).label //=> 'envelope@1'
 */
export function ruleOf({ rule }: Pick<Query, 'rule'>): CountingRule {
  const { value } = parseCountingRule(rule)
  if (value === null) throw new RangeError(`a query with an unknown counting rule: ${rule}`)
  return value
}
