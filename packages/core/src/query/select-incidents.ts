import { attributionStandards } from '../counting/index.ts'
import { dayNumberOf, foldText } from '../primitives/index.ts'
import {
  type DictionaryColumn,
  type IncidentTable,
  type ListColumn,
  noWord,
  openEnd,
  openStart,
} from '../table/index.ts'
import { isInBox } from './bounding-box.ts'
import type { Query } from './query.ts'

/**
 * The rows of a table that answer a query, in the table's order.
 *
 * `tooImprecise` counts incidents left out because their date or place is not known exactly enough to
 * say whether they belong. `partlyInside` counts those taken although their date may lie outside the
 * period, as `precision=overlapping` asks.
 */
export interface Selection {
  readonly rows: Uint32Array
  readonly tooImprecise: number
  readonly partlyInside: number
}

type Answer = 'yes' | 'no' | 'perhaps'
type RowTest = (row: number) => boolean

/**
 * Selects the incidents that a query asks for. What a query counts of them (`harm`, `group`) and how it
 * lists them (`sort`, `limit`, `cursor`) makes no difference here, nor does `asOf`, which chooses the
 * records.
 *
 * @example
 * selectIncidents(buildIncidentTable([]), everything).rows.length //=> 0
 */
export function selectIncidents(table: IncidentTable, query: Query): Selection {
  const tests = rowTests(table, query)
  const isInPeriod = periodTest(table, query)
  const isInBoxOf = boxTest(table, query)
  const rows: number[] = []
  let tooImprecise = 0
  let partlyInside = 0
  for (let row = 0; row < table.length; row++) {
    if (!tests.every((test) => test(row))) continue
    const period = isInPeriod(row)
    const box = isInBoxOf(row)
    if (period === 'no' || box === 'no') continue
    if (box === 'perhaps' || (period === 'perhaps' && query.precision === 'contained')) {
      tooImprecise++
      continue
    }
    if (period === 'perhaps') partlyInside++
    rows.push(row)
  }
  return { rows: Uint32Array.from(rows), tooImprecise, partlyInside }
}

function rowTests(table: IncidentTable, query: Query): readonly RowTest[] {
  return [
    wordTest(table.country, query.country),
    wordTest(table.province, query.province),
    wordTest(table.district, query.district),
    wordTest(table.type, query.type),
    wordTest(table.grade, query.grade),
    wordTest(table.dataset, query.dataset),
    listTest(table.method, query.method),
    listTest(table.target, query.target),
    listTest(table.source, query.source),
    listTest(table.document, query.document),
    idTest(table, query.incident),
    perpetratorTest(table, query),
    textTest(table, query.q),
  ].filter((test) => test !== null)
}

function wordTest(column: DictionaryColumn, asked: readonly string[]): RowTest | null {
  if (asked.length === 0) return null
  const wanted = codesOf(column.words, asked)
  return (row) => wanted.has(column.codes[row] ?? noWord)
}

function listTest(column: ListColumn, asked: readonly string[]): RowTest | null {
  if (asked.length === 0) return null
  const wanted = codesOf(column.words, asked)
  return (row) => someEntry(column, row, (entry) => wanted.has(column.codes[entry] ?? noWord))
}

function idTest(table: IncidentTable, asked: readonly string[]): RowTest | null {
  if (asked.length === 0) return null
  const wanted = new Set(asked)
  return (row) => wanted.has(table.id[row] ?? '')
}

function perpetratorTest(table: IncidentTable, query: Query): RowTest | null {
  const { perpetrator, perpetratorStandard } = table
  if (query.actor.length === 0 && query.attribution === null) return null
  const wanted = query.actor.length === 0 ? null : codesOf(perpetrator.words, query.actor)
  const loosest = attributionStandards.indexOf(query.attribution ?? 'any')
  return (row) =>
    someEntry(perpetrator, row, (entry) => {
      const meets = (perpetratorStandard[entry] ?? Number.POSITIVE_INFINITY) <= loosest
      return meets && (wanted === null || wanted.has(perpetrator.codes[entry] ?? noWord))
    })
}

function textTest(table: IncidentTable, q: string | null): RowTest | null {
  if (q === null) return null
  const words = foldText(q).split(' ')
  return (row) => words.every((word) => table.text[row]?.includes(word))
}

function periodTest(table: IncidentTable, query: Query): (row: number) => Answer {
  if (query.from === null && query.to === null) return () => 'yes'
  const from = query.from === null ? openStart : dayNumberOf(query.from)
  const to = query.to === null ? openEnd : dayNumberOf(query.to)
  return (row) => {
    const earliest = table.earliest[row] ?? openStart
    const latest = table.latest[row] ?? openEnd
    if (latest < from || earliest > to) return 'no'
    return earliest >= from && latest <= to ? 'yes' : 'perhaps'
  }
}

function boxTest(table: IncidentTable, { bbox }: Query): (row: number) => Answer {
  if (bbox === null) return () => 'yes'
  return (row) => {
    const latitude = table.latitude[row] ?? Number.NaN
    const longitude = table.longitude[row] ?? Number.NaN
    if (Number.isNaN(latitude) || Number.isNaN(longitude)) return 'perhaps'
    return isInBox(bbox, latitude, longitude) ? 'yes' : 'no'
  }
}

function someEntry(column: ListColumn, row: number, test: (entry: number) => boolean): boolean {
  const end = column.offsets[row + 1] ?? 0
  for (let entry = column.offsets[row] ?? 0; entry < end; entry++) if (test(entry)) return true
  return false
}

function codesOf(words: readonly string[], asked: readonly string[]): ReadonlySet<number> {
  return new Set(asked.map((word) => words.indexOf(word)).filter((code) => code >= 0))
}
