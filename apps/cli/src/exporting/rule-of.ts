import { type CountingRule, parseCountingRule, type Query } from '@recount/core'

/**
 * The counting rule of a parsed query.
 *
 * @throws RangeError for a name that is no rule, which no parsed query holds.
 */
export function ruleOf({ rule }: Pick<Query, 'rule'>): CountingRule {
  const { value } = parseCountingRule(rule)
  if (value === null) throw new RangeError(`a query with an unknown counting rule: ${rule}`)
  return value
}
