import type { IncidentRow } from '@recount/core/table'
import crossfilter from 'crossfilter2'
import type { FactTables } from '../data/facts.ts'
import { type FactObject, objectsOf } from '../engines/fact-objects.ts'
import { addObject, emptySums, removeObject } from '../engines/object-sums.ts'
import { numbersOf } from '../engines/raw-sums.ts'
import { type BrushEngine, type BrushedView, brushedViews } from './brush-engine.ts'

interface BrushedObject extends FactObject {
  readonly method: readonly string[]
  readonly target: readonly string[]
  readonly actor: readonly string[]
}

interface TwoSums {
  killed: number
  wounded: number
}

/**
 * crossfilter2 with a dimension for each view and two for the brush, because an incident that is not known
 * to the day has two. `full` counts what we count, so that the answers can be compared; `two` only the best
 * estimates of killed and wounded.
 */
export function openCrossfilter(
  { incidents }: FactTables,
  rows: readonly IncidentRow[],
  counts: 'full' | 'two',
): BrushEngine {
  const inOrder = [...rows].sort((a, b) => a.span.latest - b.span.latest)
  const objects = objectsOf(incidents).map(
    (object, row): BrushedObject => ({
      ...object,
      method: orNone(inOrder[row]?.methods),
      target: orNone(inOrder[row]?.targets),
      actor: orNone(inOrder[row]?.perpetrators.map(({ actor }) => actor)),
    }),
  )
  const filter = crossfilter(objects)
  const earliest = filter.dimension((object) => object.earliest)
  const latest = filter.dimension((object) => object.latest)
  const country = filter.dimension((object) => object.country ?? '')
  const type = filter.dimension((object) => object.type ?? '')
  const grade = filter.dimension((object) => object.grade ?? '')
  // The library's types know dimensions over lists only as dimensions over single values.
  const listed = (name: 'method' | 'target' | 'actor') =>
    filter.dimension((object) => object[name] as string[], true)
  const dimensions = {
    country,
    type,
    grade,
    method: listed('method'),
    target: listed('target'),
    actor: listed('actor'),
  }
  const groups = brushedViews.map((name) =>
    counts === 'full'
      ? dimensions[name].group<string, Float64Array>().reduce(addObject, removeObject, emptySums)
      : dimensions[name].group<string, TwoSums>().reduce(addTwo, removeTwo, noSums),
  )
  return {
    brush: (from, to) => {
      latest.filterRange([from, Number.POSITIVE_INFINITY])
      earliest.filterRange([Number.NEGATIVE_INFINITY, to + 1])
    },
    setType: (word) => {
      if (word === null) type.filterAll()
      else type.filterExact(word)
    },
    refresh: () => groups.map((group) => group.all()),
    prepare: () => {},
    rowsOf: (view: BrushedView) => {
      if (counts === 'two') return null
      return (groups[brushedViews.indexOf(view)]?.all() ?? []).flatMap(({ key, value }) => {
        if (!(value instanceof Float64Array) || value[0] === 0) return []
        return [[key === '' ? null : String(key), ...numbersOf(value)]]
      })
    },
  }
}

function orNone(words: readonly string[] | undefined): readonly string[] {
  return words === undefined || words.length === 0 ? [''] : words
}

function addTwo(sums: TwoSums, { killed, wounded }: FactObject): TwoSums {
  sums.killed += killed.best ?? 0
  sums.wounded += wounded.best ?? 0
  return sums
}

function removeTwo(sums: TwoSums, { killed, wounded }: FactObject): TwoSums {
  sums.killed -= killed.best ?? 0
  sums.wounded -= wounded.best ?? 0
  return sums
}

function noSums(): TwoSums {
  return { killed: 0, wounded: 0 }
}
