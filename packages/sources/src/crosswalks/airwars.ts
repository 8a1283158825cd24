import type { AttributionBasis, Grade } from '@recount/core/records'

/**
 * Airwars' grades. The grade is that of the incident, and with it goes how surely one belligerent can
 * be held responsible; where several are named, none of them is held by more than a suspicion.
 *
 * Source: Airwars, "Methodology: civilian harm".
 */
export const airwarsGrades: readonly {
  readonly name: string
  readonly grade: Grade
  readonly soleBelligerent: AttributionBasis
}[] = [
  { name: 'Confirmed', grade: 'confirmed', soleBelligerent: 'confirmed' },
  { name: 'Fair', grade: 'fair', soleBelligerent: 'attributed' },
  { name: 'Weak', grade: 'weak', soleBelligerent: 'suspected' },
  { name: 'Contested', grade: 'contested', soleBelligerent: 'suspected' },
  { name: 'Discounted', grade: 'discounted', soleBelligerent: 'disputed' },
]
