import type { Facts } from '../data/facts.ts'
import type { Choices } from './draw-parameters.ts'

/** What parameters can be drawn from in some incidents, most frequent first. */
export function choicesOf({ country, actor1, earliest, latest }: Facts): Choices {
  const perCountry = new Map<number, number>()
  const perActor = new Map<number, Map<number, number>>()
  country.codes.forEach((code, row) => {
    perCountry.set(code, (perCountry.get(code) ?? 0) + 1)
    const actors = perActor.get(code) ?? new Map<number, number>()
    perActor.set(code, actors)
    const actor = actor1.codes[row] ?? -1
    if (actor >= 0) actors.set(actor, (actors.get(actor) ?? 0) + 1)
  })
  const nameOf = (code: number) => country.values[code] ?? ''
  return {
    countries: mostFrequent(perCountry).map(nameOf),
    actorsOf: new Map(
      Array.from(perActor, ([code, actors]) => [
        nameOf(code),
        mostFrequent(actors).map((actor) => actor1.values[actor] ?? ''),
      ]),
    ),
    firstDay: earliest.reduce((first, day) => Math.min(first, day), Number.POSITIVE_INFINITY),
    lastDay: latest.reduce((last, day) => Math.max(last, day), Number.NEGATIVE_INFINITY),
  }
}

function mostFrequent(counts: ReadonlyMap<number, number>): readonly number[] {
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([code]) => code)
}
