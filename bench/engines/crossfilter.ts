import crossfilter from 'crossfilter2'
import type { FactTables } from '../data/facts.ts'
import type { AnswerRow } from '../questions/question.ts'
import { anyAsking, type LoadedEngine } from './engine.ts'
import { type FactObject, objectsOf } from './fact-objects.ts'
import { addObject, emptySums, removeObject } from './object-sums.ts'
import { numbersOf } from './raw-sums.ts'

/** Crossfilter: it answers what a page with linked charts asks, not pivots or rankings. */
export function loadCrossfilter({ incidents }: FactTables): LoadedEngine {
  return {
    asking: ({ name }) => {
      if (name === 'Q1') return askTotals(objectsOf(incidents))
      return name === 'Q5' ? askBox(objectsOf(incidents)) : null
    },
  }
}

function askTotals(objects: readonly FactObject[]) {
  const filter = crossfilter([...objects])
  const country = filter.dimension(({ country }) => country ?? '')
  const earliest = filter.dimension((object) => object.earliest)
  const latest = filter.dimension((object) => object.latest)
  const all = filter.groupAll<Float64Array>().reduce(addObject, removeObject, emptySums)
  return anyAsking<Float64Array>({
    ask: (parameters) => {
      country.filterExact(parameters.country ?? '')
      latest.filterRange([parameters.from ?? 0, Number.POSITIVE_INFINITY])
      earliest.filterRange([Number.NEGATIVE_INFINITY, (parameters.to ?? 0) + 1])
      return all.value().slice()
    },
    rowsOf: (sums) => [numbersOf(sums)],
  })
}

function askBox(objects: readonly FactObject[]) {
  const filter = crossfilter([...objects])
  const outside = -1000
  const latitude = filter.dimension((object) => orElse(object.latitude, outside))
  const longitude = filter.dimension((object) => orElse(object.longitude, outside))
  const types = filter.dimension(({ type }) => type ?? '')
  const byType = types.group<string, Float64Array>().reduce(addObject, removeObject, emptySums)
  return anyAsking<AnswerRow[]>({
    ask: ({ bbox }) => {
      if (bbox === undefined) return []
      // Ranges leave out their end, boxes hold their edges.
      latitude.filterRange([bbox.south, bbox.north + 1e-9])
      longitude.filterRange([bbox.west, bbox.east + 1e-9])
      return byType.all().flatMap(({ key, value }) => {
        return value[0] === 0 ? [] : [[key, ...numbersOf(value)]]
      })
    },
    rowsOf: (rows) => rows,
  })
}

function orElse(number: number, other: number): number {
  return Number.isNaN(number) ? other : number
}
