import { attributionStandards } from '@recount/core/counting'
import { isoDateOf } from '@recount/core/primitives'
import { methods } from '@recount/core/records'
import type { FactTables } from '../data/facts.ts'
import {
  type AnswerRow,
  type Parameters,
  rankedActors,
  rollingDays,
  type Shape,
} from '../questions/question.ts'
import { anyAsking, type LoadedEngine } from './engine.ts'
import { type FactObject, objectsOf } from './fact-objects.ts'
import { addObject, emptySums } from './object-sums.ts'
import { numbersOf, rawSums } from './raw-sums.ts'

type Sums = Map<string, Float64Array>

/** An array of objects and one loop over all of them: what one writes when there is no time. */
export function loadObjects(tables: FactTables): LoadedEngine {
  const objects = {
    incidents: objectsOf(tables.incidents),
    groups: objectsOf(tables.groups),
    actors: objectsOf(tables.actors),
  }
  return {
    asking: ({ shape }) =>
      anyAsking<Sums>({
        ask: (parameters) => {
          const table = shape === 'months' ? 'groups' : shape === 'actors' ? 'actors' : 'incidents'
          const isTaken = testOf(shape, parameters)
          const sums: Sums = new Map()
          for (const object of objects[table]) {
            if (!isTaken(object)) continue
            const key = keyOf[shape](object)
            const sum = sums.get(key) ?? emptySums()
            sums.set(key, sum)
            addObject(sum, object)
          }
          return finish(shape, sums)
        },
        rowsOf: (sums) => Array.from(sums, ([key, numbers]) => rowOf(key, numbers)),
      }),
  }
}

function testOf(
  shape: Shape,
  { country, from, to, bbox, method, type, grade, actor, attribution }: Parameters,
): (object: FactObject) => boolean {
  const mask = method === undefined ? 0 : 1 << methods.indexOf(method)
  const loosest = attributionStandards.indexOf(attribution ?? 'any')
  return (object) =>
    (country === undefined || object.country === country) &&
    (from === undefined || object.latest >= from) &&
    (to === undefined || object.earliest <= to) &&
    (type === undefined || object.type === type) &&
    (grade === undefined || grade.some((one) => one === object.grade)) &&
    (mask === 0 || (object.methods & mask) !== 0) &&
    (bbox === undefined ||
      (object.latitude >= bbox.south &&
        object.latitude <= bbox.north &&
        object.longitude >= bbox.west &&
        object.longitude <= bbox.east)) &&
    (actor === undefined ||
      (object.actor1 === actor && object.standard1 <= loosest) ||
      (object.actor2 === actor && object.standard2 <= loosest)) &&
    (attribution === undefined ||
      (shape === 'actors'
        ? object.standard <= loosest
        : object.standard1 <= loosest || object.standard2 <= loosest)) &&
    (shape !== 'actors' || object.key !== null) &&
    (shape !== 'rolling' || object.earliest === object.latest)
}

const keyOf: Readonly<Record<Shape, (object: FactObject) => string>> = {
  total: () => '',
  months: ({ month, key }) => `${key ?? ''}|${month ?? ''}`,
  actors: ({ key }) => key ?? '',
  provinces: ({ province, year }) => `${province ?? ''}|${year ?? ''}`,
  box: ({ type }) => type ?? '',
  world: ({ year, country, type }) => `${country ?? ''}|${type ?? ''}|${year ?? ''}`,
  rolling: ({ latest }) => String(latest),
}

function finish(shape: Shape, sums: Sums): Sums {
  if (shape === 'total' && sums.size === 0) sums.set('', new Float64Array(rawSums.length))
  if (shape === 'rolling') return rolling(sums)
  if (shape !== 'actors') return sums
  const ranked = [...sums].filter(([, sum]) => (sum[5] ?? 0) > 0)
  ranked.sort(([a, one], [b, other]) => (other[3] ?? 0) - (one[3] ?? 0) || (a < b ? -1 : 1))
  return new Map(ranked.slice(0, rankedActors))
}

function rolling(sums: Sums): Sums {
  const days = [...sums.keys()].map(Number)
  const first = days.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY)
  const last = days.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY)
  const windows: Sums = new Map()
  const running = new Float64Array(rawSums.length)
  const move = (day: number, sign: number) => {
    const sum = sums.get(String(day))
    if (sum === undefined) return
    for (let at = 0; at < running.length; at++) {
      running[at] = (running[at] ?? 0) + sign * (sum[at] ?? 0)
    }
  }
  for (let day = first; day <= last; day++) {
    move(day, 1)
    move(day - rollingDays, -1)
    if (day >= first + rollingDays - 1) windows.set(isoDateOf(day), running.slice())
  }
  return windows
}

function rowOf(key: string, sums: Float64Array): AnswerRow {
  const keys = key === '' ? [] : key.split('|').map((text) => (text === '' ? null : text))
  return [...keys, ...numbersOf(sums)]
}
