import { binomialProbability } from './binomial-probability.ts'

/**
 * The regularised incomplete beta function I_x(a, b) for whole a and b from 1 on: the chance of at least
 * `a` successes in `a + b − 1` trials, each with chance `x`.
 *
 * By the continued fraction, evaluated with the modified Lentz method, on the side where it converges
 * quickly.
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.17.22; W. J. Lentz (1976).
 * @example
 * incompleteBeta(0.5, 2, 2).toFixed(9) //=> '0.500000000'
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  return x < (a + 1) / (a + b + 2) ? lowerTail(x, a, b) : 1 - lowerTail(1 - x, b, a)
}

/**
 * The x at which I_x(a, b) has the value `probability`, for whole a and b from 1 on; found by halving,
 * to the last few bits.
 *
 * @example
 * betaQuantile(0.5, 2, 2).toFixed(9) //=> '0.500000000'
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  let [low, high] = [0, 1]
  while (high - low > 4 * Number.EPSILON * high) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (incompleteBeta(middle, a, b) < probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function lowerTail(x: number, a: number, b: number): number {
  // x^a (1−x)^b / B(a, b) is a·b/(a+b) times the binomial probability of a in a + b.
  const front = (b / (a + b)) * binomialProbability(a, a + b, x)
  return front / continuedFraction(x, a, b)
}

/** 1 + d₁/(1 + d₂/(1 + …)) of DLMF 8.17.22. */
function continuedFraction(x: number, a: number, b: number): number {
  let fraction = 1
  let c = 1
  let d = 0
  for (let term = 1; ; term++) {
    const coefficient = coefficientOf(term, x, a, b)
    d = 1 / (1 + coefficient * d)
    c = 1 + coefficient / c
    const step = c * d
    fraction *= step
    if (Math.abs(step - 1) < Number.EPSILON) return fraction
  }
}

function coefficientOf(term: number, x: number, a: number, b: number): number {
  const m = Math.floor(term / 2)
  return term % 2 === 0
    ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
}
