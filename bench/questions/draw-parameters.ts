import { attributionStandards } from '@recount/core/counting'
import { eventTypes, grades, methods } from '@recount/core/records'
import { below, oneOf, type Random } from '../generator/random.ts'
import type { Parameters, Question } from './question.ts'

/** From what parameters are drawn: what there is in the data. */
export interface Choices {
  readonly countries: readonly string[]
  readonly actorsOf: ReadonlyMap<string, readonly string[]>
  readonly firstDay: number
  readonly lastDay: number
}

/**
 * Draws parameters for a question: another country, window and box each time, so that nobody can answer
 * from memory. Countries are drawn among the thirty with most incidents, where there is something to do.
 */
export function drawParameters(question: Question, choices: Choices, random: Random): Parameters {
  const country = oneOf(random, choices.countries.slice(0, 30))
  const filters = question.name.endsWith('+') ? drawFilters(question, choices, country, random) : {}
  switch (question.shape) {
    case 'total':
      return { country, ...drawWindow(choices, random, 3000), ...filters }
    case 'months':
    case 'provinces':
      return { country, ...filters }
    case 'actors':
      return { ...drawWindow(choices, random, 1500), ...filters }
    case 'box':
      return { bbox: drawBox(random), ...filters }
    case 'world':
    case 'rolling':
      return {}
  }
}

/** A window of 30 days to so many more, from the first day to the last. */
export function drawWindow({ firstDay, lastDay }: Choices, random: Random, most: number) {
  const length = 30 + below(random, most)
  const from = firstDay + below(random, Math.max(1, lastDay - firstDay - length))
  return { from, to: from + length }
}

function drawBox(random: Random) {
  const west = Math.round(-110 + random() * 220)
  const south = Math.round(-35 + random() * 70)
  return { west, south, east: west + 20, north: south + 15 }
}

function drawFilters(
  { shape }: Question,
  { actorsOf }: Choices,
  country: string,
  random: Random,
): Parameters {
  switch (shape) {
    case 'total':
      return { method: oneOf(random, methods.slice(0, 6)), grade: drawGrades(random) }
    case 'months':
    case 'actors':
      return {
        type: oneOf(random, eventTypes.slice(0, 3)),
        attribution: oneOf(random, attributionStandards.slice(0, 2)),
      }
    case 'provinces':
      return { actor: oneOf(random, (actorsOf.get(country) ?? []).slice(0, 4)) }
    default:
      return { grade: drawGrades(random), method: oneOf(random, methods.slice(0, 6)) }
  }
}

function drawGrades(random: Random) {
  const first = below(random, grades.length)
  const second = (first + 1 + below(random, grades.length - 1)) % grades.length
  return [first, second].flatMap((place) => grades[place] ?? [])
}
