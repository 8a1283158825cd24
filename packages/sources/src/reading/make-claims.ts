import type {
  Attribution,
  AttributionBasis,
  Claim,
  Quantity,
  Statement,
  StatementAct,
  Toll,
} from '@recount/core/records'

/*
 * All of these, and what readers make of them, have their fields in the order of canonical JSON, always all of
 * them: what writes them finds objects of few forms, and nothing to sort.
 */

/** Who says it, where: what the claims of one row have in common. */
export type Said = Pick<Claim, 'speaker' | 'document' | 'locator' | 'date'>

/** Where a row stands in its file, by the key that stays the same from release to release. */
export function locateRow(column: string, value: string): Claim['locator'] {
  return { paragraph: null, selector: { column, type: 'RowSelector', value } }
}

const nothing: readonly never[] = Object.freeze([])

/** A toll that a dataset gives. */
export function tollOf(
  { speaker, document, locator, date }: Said,
  id: string,
  harm: Toll['harm'],
  group: Toll['group'],
  actor: string | null,
  quantity: Quantity,
  ofWhich: Toll['ofWhich'] = nothing,
): Toll {
  return {
    actor,
    basis: 'stated',
    date,
    document,
    group,
    harm,
    id,
    kind: 'toll',
    locator,
    ofWhich,
    quantity,
    speaker,
  }
}

/** Whom a dataset holds responsible. */
export function attributionOf(
  { speaker, document, locator, date }: Said,
  id: string,
  basis: AttributionBasis,
  actor: string,
): Attribution {
  return { actor, basis, date, document, id, kind: 'attribution', locator, speaker }
}

/** What else is said; `speaker` may be another than the dataset. */
export function statementOf(
  said: Said,
  id: string,
  act: StatementAct,
  about: string | null,
  summary: Statement['summary'],
  speaker = said.speaker,
): Statement {
  const { document, locator, date } = said
  return {
    about,
    act,
    basis: 'reported',
    date,
    document,
    id,
    kind: 'statement',
    locator,
    speaker,
    summary,
  }
}

/** The quantity that is one number; small ones are one object wherever they occur. */
export function exactQuantity(count: number): Quantity {
  return small[count] ?? newQuantity(count, count, count)
}

const small: readonly Quantity[] = Array.from({ length: 1000 }, (_, count) =>
  Object.freeze(newQuantity(count, count, count)),
)

/**
 * The quantity between three numbers that may be out of order: widened until low ≤ best ≤ high.
 *
 * @example
 * widenedQuantity(3, 2, 5) //=> { best: 2, high: 5, low: 2, wording: null }
 */
export function widenedQuantity(low: number, best: number, high: number): Quantity {
  const least = Math.min(low, best)
  const most = Math.max(high, best)
  return least === most ? exactQuantity(best) : newQuantity(least, best, most)
}

function newQuantity(low: number, best: number, high: number): Quantity {
  return { best, high, low, wording: null }
}
