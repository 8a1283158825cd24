import {
  type CountedIncident,
  type CountingRule,
  countIncident,
  countingContextOf,
  countingRules,
  defaultCountingRule,
} from '@recount/core/counting'
import type { PublicRecordSet } from '@recount/core/protection'
import { sortedById } from './sorted-by-id.ts'

/** By which rule the numbers of an export are counted. */
export interface CountOptions {
  /** The rule; the one in force where it is left out. */
  readonly rule?: CountingRule
}

/** Counts incidents one by one, in the order of their ids, so that not all counts are held at once. */
export function* countEach(
  records: PublicRecordSet,
  { rule = ruleInForce() }: CountOptions = {},
): Generator<CountedIncident> {
  const context = countingContextOf(records)
  for (const incident of sortedById(records.incidents)) yield countIncident(incident, rule, context)
}

function ruleInForce(): CountingRule {
  const rule = countingRules.find(({ name }) => name === defaultCountingRule)
  if (rule === undefined) throw new RangeError(`no counting rule ${defaultCountingRule}`)
  return rule
}
