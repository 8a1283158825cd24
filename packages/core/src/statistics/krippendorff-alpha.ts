/**
 * Krippendorff's alpha for numbers with a true zero: 1 is perfect agreement, 0 is what chance would
 * give, below 0 is worse than chance.
 *
 * `units` are the numbers that several observers give of one thing each, with how many such units there
 * are; units with fewer than two numbers say nothing about agreement. Two numbers differ by
 * ((a − b)/(a + b))², so 1 against 2 differs as much as 100 against 200. `null` where all numbers are
 * equal, or there are none: then chance cannot disagree either.
 *
 * Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), ratio data.
 * @example
 * krippendorffAlpha([{ numbers: [1, 1], count: 1 }, { numbers: [9, 9], count: 1 }]) //=> 1
 */
export function krippendorffAlpha(units: readonly AgreementUnit[]): number | null {
  const pairable = units.filter(({ numbers }) => numbers.length > 1)
  const counts = new Map<number, number>()
  let observed = 0
  for (const { numbers, count } of pairable) {
    observed += (count * differencesIn(numbers)) / (numbers.length - 1)
    for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + count)
  }
  const values = [...counts].sort(([a], [b]) => a - b)
  const size = values.reduce((sum, [, count]) => sum + count, 0)
  let expected = 0
  for (const [a, countOfA] of values) {
    for (const [b, countOfB] of values) expected += countOfA * countOfB * difference(a, b)
  }
  return expected === 0 ? null : 1 - ((size - 1) * observed) / expected
}

/** The numbers of one unit, and how many units are the same. */
export interface AgreementUnit {
  readonly numbers: readonly number[]
  readonly count: number
}

function differencesIn(numbers: readonly number[]): number {
  let sum = 0
  for (const a of numbers) for (const b of numbers) sum += difference(a, b)
  return sum
}

function difference(a: number, b: number): number {
  return a === b ? 0 : ((a - b) / (a + b)) ** 2
}
