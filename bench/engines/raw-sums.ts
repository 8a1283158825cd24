import type { AnswerRow } from '../questions/question.ts'

/**
 * What an engine adds up for a row of an answer, in this order. Of these numbers follow the intervals as
 * METHODS.md defines them: what was not reported, has no best estimate or is open is no number.
 */
export const rawSums = [
  'incidents',
  'unknownToll',
  'killedLow',
  'killedBest',
  'killedHigh',
  'killedReported',
  'killedBounded',
  'killedUnknown',
  'woundedLow',
  'woundedBest',
  'woundedHigh',
  'woundedReported',
  'woundedBounded',
  'woundedUnknown',
] as const

/** The numbers of an answer's row, of the sums by their order in {@link rawSums}. */
export function numbersOf(sums: ArrayLike<number>, at = 0): AnswerRow {
  const incidents = sums[at] ?? 0
  return [
    incidents,
    sums[at + 1] ?? 0,
    ...intervalOf(sums, at + 2, incidents),
    ...intervalOf(sums, at + 8, incidents),
  ]
}

function intervalOf(
  sums: ArrayLike<number>,
  at: number,
  incidents: number,
): readonly (number | null)[] {
  const [low, best, high, reported, bounded, unknown] = [0, 1, 2, 3, 4, 5].map(
    (place) => sums[at + place] ?? 0,
  )
  if (incidents === 0) return [0, 0, 0]
  if (reported === 0) return [null, null, null]
  return [
    low ?? 0,
    unknown === reported ? null : (best ?? 0),
    bounded === reported ? (high ?? 0) : null,
  ]
}
