import type {
  Attribution,
  AttributionBasis,
  Claim,
  Quantity,
  Statement,
  StatementAct,
  Toll,
} from '@recount/core/records'

/** Who says it, where: what the claims of one row have in common. */
export type Said = Pick<Claim, 'speaker' | 'document' | 'locator' | 'date'>

/** Where a row stands in its file, by the key that stays the same from release to release. */
export function locateRow(column: string, value: string): Claim['locator'] {
  return { paragraph: null, selector: { type: 'RowSelector', column, value } }
}

/** A toll that a dataset gives. */
export function tollOf(
  { speaker, document, locator, date }: Said,
  id: string,
  harm: Toll['harm'],
  group: Toll['group'],
  actor: string | null,
  quantity: Quantity,
  ofWhich: Toll['ofWhich'] = [],
): Toll {
  return {
    id,
    speaker,
    document,
    locator,
    date,
    kind: 'toll',
    basis: 'stated',
    harm,
    group,
    actor,
    quantity,
    ofWhich,
  }
}

/** Whom a dataset holds responsible. */
export function attributionOf(
  { speaker, document, locator, date }: Said,
  id: string,
  basis: AttributionBasis,
  actor: string,
): Attribution {
  return { id, speaker, document, locator, date, kind: 'attribution', basis, actor }
}

/** What else is said; `speaker` may be another than the dataset. */
export function statementOf(
  { speaker, document, locator, date }: Said,
  id: string,
  act: StatementAct,
  about: string | null,
  summary: string,
): Statement {
  return {
    id,
    speaker,
    document,
    locator,
    date,
    kind: 'statement',
    basis: 'reported',
    act,
    about,
    summary: { en: summary },
  }
}

/** The quantity that is one number. */
export function exactQuantity(count: number): Quantity {
  return { low: count, best: count, high: count, wording: null }
}

/**
 * The quantity between three numbers that may be out of order: widened until low ≤ best ≤ high.
 *
 * @example
 * widenedQuantity(3, 2, 5) //=> { low: 2, best: 2, high: 5, wording: null }
 */
export function widenedQuantity(low: number, best: number, high: number): Quantity {
  return { low: Math.min(low, best), best, high: Math.max(high, best), wording: null }
}
