/**
 * The probability of exactly `successes` in `trials` whole trials, each with chance `chance`, by
 * Loader's saddle-point expansion: it keeps its digits where factorials would overflow or cancel.
 *
 * Source: C. Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000).
 * @example
 * binomialProbability(1, 2, 0.5).toFixed(9) //=> '0.500000000'
 */
export function binomialProbability(successes: number, trials: number, chance: number): number {
  const failures = trials - successes
  if (chance === 0) return successes === 0 ? 1 : 0
  if (chance === 1) return failures === 0 ? 1 : 0
  if (successes === 0) return Math.exp(trials * Math.log1p(-chance))
  if (failures === 0) return Math.exp(trials * Math.log(chance))
  const exponent =
    stirlingError(trials) -
    stirlingError(successes) -
    stirlingError(failures) -
    deviance(successes, trials * chance) -
    deviance(failures, trials * (1 - chance))
  return Math.exp(exponent) * Math.sqrt(trials / (2 * Math.PI * successes * failures))
}

/** ln n! less Stirling's approximation of it, for whole n from 1 on. */
function stirlingError(n: number): number {
  if (n <= 15) return logFactorial(n) - ((n + 0.5) * Math.log(n) - n + Math.log(2 * Math.PI) / 2)
  const square = n * n
  return (
    (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) /
    n
  )
}

function logFactorial(n: number): number {
  let product = 1
  for (let factor = 2; factor <= n; factor++) product *= factor
  return Math.log(product)
}

/** x ln(x/mean) + mean − x, by its series where the two are close and the terms would cancel. */
function deviance(x: number, mean: number): number {
  const relative = (x - mean) / (x + mean)
  if (Math.abs(relative) >= 0.1) return x * Math.log(x / mean) + mean - x
  let sum = (x - mean) * relative
  let power = 2 * x * relative
  for (let term = 3; ; term += 2) {
    power *= relative * relative
    const next = sum + power / term
    if (next === sum) return sum
    sum = next
  }
}
