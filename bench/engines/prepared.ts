import { isoDateOf } from '@recount/core/primitives'
import {
  casualtiesOfTolls,
  type KeyedTolls,
  type PreparedSums,
  preparedActorRanking,
  preparedMonthsByGroup,
  preparedProvincesByYear,
  preparedRollingDays,
  preparedTotal,
  preparedTypesInBox,
  preparedYearsByCountryAndType,
  prepareSums,
} from '@recount/core/statistics'
import type { IncidentRow, TollColumns } from '@recount/core/table'
import {
  type AnswerRow,
  type Parameters,
  rankedActors,
  rollingDays,
  type Shape,
} from '../questions/question.ts'
import { anyAsking, type LoadedEngine } from './engine.ts'
import { casualtyRow, queryOf, tableOfRows } from './recount.ts'

type Way = {
  readonly ask: (sums: PreparedSums, parameters: Parameters) => unknown
  readonly rowsOf: (answer: never) => readonly AnswerRow[]
}

/** Recount's prepared sums: answers as columns, nothing copied. They know no further filters. */
export function loadPrepared(rows: Iterable<IncidentRow>): LoadedEngine {
  return askPrepared(prepareSums(tableOfRows(rows)))
}

/** Asks prepared sums. */
export function askPrepared(sums: PreparedSums): LoadedEngine {
  return {
    asking: ({ name, shape }) => {
      if (name.endsWith('+')) return null
      const { ask, rowsOf } = ways[shape]
      return anyAsking({ ask: (parameters) => ask(sums, parameters) as never, rowsOf })
    },
  }
}

function way<Answer>(
  ask: (sums: PreparedSums, parameters: Parameters) => Answer | null,
  rowsOf: (answer: Answer) => readonly AnswerRow[],
): Way {
  return {
    ask: (sums, parameters) => {
      const answer = ask(sums, parameters)
      if (answer === null) throw new RangeError('a question that is not prepared')
      return answer
    },
    rowsOf,
  }
}

const ways: Readonly<Record<Shape, Way>> = {
  total: way(
    (sums, parameters) => preparedTotal(sums, queryOf(parameters)),
    (total) => [casualtyRow(total)],
  ),
  months: way(
    (sums, parameters) => preparedMonthsByGroup(sums, queryOf(parameters)),
    (tolls) => keyedRows(tolls, ['group', 'month']),
  ),
  provinces: way(
    (sums, parameters) => preparedProvincesByYear(sums, queryOf(parameters)),
    (tolls) => keyedRows(tolls, ['province', 'year']),
  ),
  world: way(
    (sums, parameters) => preparedYearsByCountryAndType(sums, queryOf(parameters)),
    (tolls) => keyedRows(tolls, ['country', 'type', 'year']),
  ),
  actors: way(
    (sums, parameters) => preparedActorRanking(sums, queryOf(parameters), rankedActors),
    ({ actors, columns }) => actors.map((actor, place) => [actor, ...rowAt(columns, place)]),
  ),
  box: way(
    (sums, parameters) => preparedTypesInBox(sums, queryOf(parameters)),
    ({ entries, columns }) =>
      entries.flatMap((type, place) =>
        columns.incidents[place] === 0 ? [] : [[type, ...rowAt(columns, place)]],
      ),
  ),
  rolling: way(
    (sums, parameters) => preparedRollingDays(sums, queryOf(parameters), rollingDays),
    ({ from, length, columns }) =>
      Array.from({ length }, (_, day) => [isoDateOf(from + day), ...rowAt(columns, day)]),
  ),
}

function keyedRows<Name extends string>(
  tolls: KeyedTolls<Name>,
  names: readonly Name[],
): readonly AnswerRow[] {
  return Array.from({ length: tolls.length }, (_, place) => [
    ...names.map((name) => {
      const { entries, codes } = tolls.keys[name]
      return entries[codes[place] ?? -1] ?? null
    }),
    ...rowAt(tolls.columns, place),
  ])
}

function rowAt(columns: TollColumns, place: number): AnswerRow {
  return casualtyRow(casualtiesOfTolls(columns, place))
}
