import type { Attribution, Claim, IsoDate, Statement, Toll } from '@recount/core'
import { article } from './documents.ts'

type Where = 'document' | 'locator' | 'date'

/** A claim without the place where it was said. */
export type SaidClaim = Omit<Toll, Where> | Omit<Attribution, Where> | Omit<Statement, Where>

/**
 * A claim as the article gives it: adds the document and the paragraph, counted from 1 over the
 * article's body.
 *
 * `date` is the day on which it was said, where the article tells it; else `null`.
 *
 * @example
 * said(1, { id: 'a', kind: 'attribution', speaker: 'b', basis: 'claimed', actor: 'c' }).locator
 * //=> { paragraph: 1, selector: null }
 */
export function said(paragraph: number, claim: SaidClaim, date: IsoDate | null = null): Claim {
  return { ...claim, document: article.id, locator: { paragraph, selector: null }, date }
}
