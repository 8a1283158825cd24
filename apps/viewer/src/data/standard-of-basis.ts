import { type AttributionStandard, perpetratorsOf } from '@recount/core/counting'
import type { AttributionBasis } from '@recount/core/records'

/**
 * The strictest standard that an attribution on a basis meets, asked of core itself with one such claim;
 * `null` where it holds nobody responsible.
 *
 * @example
 * standardOfBasis('claimed') //=> 'claimed'
 * @example
 * standardOfBasis('denied') //=> null
 */
export function standardOfBasis(basis: AttributionBasis): AttributionStandard | null {
  const [perpetrator] = perpetratorsOf({
    claims: [
      {
        kind: 'attribution',
        id: 'asked',
        speaker: 'somebody',
        document: 'somewhere',
        locator: { paragraph: null, selector: null },
        date: null,
        basis,
        actor: 'party',
      },
    ],
  })
  return perpetrator?.standard ?? null
}
