import { type CountingRule, parseCountingRule } from '@recount/core/counting'
import type { Query } from '@recount/core/query'

/**
 * The counting rule of a parsed query.
 *
 * @throws RangeError for a name that is no rule, which no parsed query holds.
 */
export function ruleOf({ rule }: Pick<Query, 'rule'>): CountingRule {
  const parsed = parseCountingRule(rule)
  if (parsed.value === null) throw new RangeError(`a query with an unknown counting rule: ${rule}`)
  return parsed.value
}
