import type { Figure } from '@recount/core/figures'
import type { Interval } from '@recount/core/primitives'
import { type CasualtyTotal, type Dimension, dimensions } from '@recount/core/statistics'
import { casualtyTable, type LabelledRow } from '../../design/casualty-table.ts'
import type { TableColumn, TableModel } from '../../design/table-model.ts'
import { isTotalResult } from '../../design/total-result.ts'
import { describeGroup } from '../../language/describe-cell.ts'
import { keyLabel } from '../../language/key-label.ts'
import type { RecordNames } from '../../language/record-names.ts'
import type { Words } from '../../language/words.ts'

type Plain = Readonly<Record<string, unknown>>

/**
 * The numbers of a figure as tables, whatever its statistic: rows of casualties in the viewer's usual
 * form with their keys in words, and anything else under its own names in the API, nothing left out.
 */
export function resultTables(
  { result }: Pick<Figure, 'result'>,
  names: RecordNames,
  words: Words,
): readonly TableModel[] {
  const title = words.say.figure.result
  if (isTotalResult(result)) {
    return [casualtyTable(title, words.say.explore.group, totalRows(result, names, words), words)]
  }
  const { lists, others } = partsOf({ ...result })
  const tables = lists.map(([name, rows]) =>
    rows.every(isCasualtyRow)
      ? withColumnsOfRest(
          casualtyTable(
            title,
            words.say.figure.row,
            rows.map((row, index) => labelledRow(row, index, names, words)),
            words,
          ),
          rows,
          words,
        )
      : plainTable(name, rows, words),
  )
  return others.length === 0 ? tables : [...tables, valuesTable(title, others, words)]
}

function totalRows(
  { cells }: CasualtyTotal,
  names: RecordNames,
  words: Words,
): readonly LabelledRow[] {
  const ids = [...new Set(cells.map(({ group, actor }) => `${group} ${actor ?? ''}`))]
  return ids.map((id) => {
    const own = cells.filter(({ group, actor }) => `${group} ${actor ?? ''}` === id)
    const { group, actor } = own[0] ?? { group: 'unspecified' as const, actor: null }
    const killed = own.find(({ harm }) => harm === 'killed') ?? null
    const wounded = own.find(({ harm }) => harm === 'wounded') ?? null
    return {
      id,
      label: describeGroup({ group, actor }, names, words),
      killed,
      wounded,
      incidents: Math.max(0, ...own.map(({ incidents }) => incidents)),
      unknownToll: Math.max(0, ...own.map(({ unknownToll }) => unknownToll)),
    }
  })
}

interface CasualtyLike extends Plain {
  readonly killed: Interval | null
  readonly wounded: Interval | null
  readonly incidents: number
  readonly unknownToll: number
}

function isCasualtyRow(row: Plain): row is CasualtyLike {
  return (
    'killed' in row &&
    'wounded' in row &&
    typeof row.incidents === 'number' &&
    typeof row.unknownToll === 'number' &&
    isPlain(row.key)
  )
}

function labelledRow(
  row: CasualtyLike,
  index: number,
  names: RecordNames,
  words: Words,
): LabelledRow {
  const key = isPlain(row.key) ? row.key : {}
  const { killed, wounded, incidents, unknownToll } = row
  return {
    id: `${index} ${JSON.stringify(key)}`,
    label: keyText(key, names, words),
    killed,
    wounded,
    incidents,
    unknownToll,
  }
}

const casualtyFields = ['key', 'killed', 'wounded', 'incidents', 'unknownToll']

/** A table of casualties with what its rows hold besides, such as their ranks, in columns at its end. */
function withColumnsOfRest(table: TableModel, rows: readonly Plain[], words: Words): TableModel {
  const rest = rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !casualtyFields.includes(name))),
  )
  const { columns, rows: more } = plainTable(table.caption, rest, words)
  return {
    ...table,
    columns: [...table.columns, ...columns],
    rows: table.rows.map((row, index) => ({
      ...row,
      cells: [...row.cells, ...(more[index]?.cells ?? [])],
    })),
  }
}

function keyText(key: Plain, names: RecordNames, words: Words): string {
  if (typeof key.from === 'string' && typeof key.to === 'string') {
    return key.from === key.to
      ? words.day(key.from)
      : words.say.date.between(words.day(key.from), words.day(key.to))
  }
  return Object.entries(key)
    .map(([name, value]) => {
      const dimension = dimensions.find((known): known is Dimension => known === name)
      const text = typeof value === 'string' ? value : null
      return dimension === undefined
        ? String(value)
        : words.inDigits(keyLabel(dimension, text, names, words))
    })
    .join(words.say.number.separator)
}

function partsOf(result: Plain): {
  readonly lists: readonly (readonly [string, readonly Plain[]])[]
  readonly others: readonly (readonly [string, unknown])[]
} {
  const entries = Object.entries(result)
  const lists = entries.flatMap(([name, value]) =>
    Array.isArray(value) && value.length > 0 && value.every(isPlain)
      ? [[name, value] as const]
      : [],
  )
  const others = entries.filter(([name]) => !lists.some(([known]) => known === name))
  return { lists, others: others.flatMap(([name, value]) => flattened(name, value)) }
}

/** A list of plain objects, a column for every name that occurs in it. */
function plainTable(caption: string, rows: readonly Plain[], words: Words): TableModel {
  const flat = rows.map(
    (row) => new Map(Object.entries(row).flatMap((entry) => flattened(...entry))),
  )
  const names = [...new Set(flat.flatMap((row) => [...row.keys()]))]
  const columns: readonly TableColumn[] = names.map((name) => ({
    key: name,
    label: name,
    numeric: flat.every((row) => typeof row.get(name) !== 'string'),
  }))
  return {
    caption,
    columns,
    rows: flat.map((row, index) => ({
      key: String(index),
      cells: names.map((name) => ({ text: valueText(row.get(name), words) })),
    })),
  }
}

function valuesTable(
  caption: string,
  entries: readonly (readonly [string, unknown])[],
  words: Words,
): TableModel {
  return {
    caption,
    columns: [
      { key: 'name', label: words.say.figure.row, numeric: false },
      { key: 'value', label: words.say.figure.value, numeric: true },
    ],
    rows: entries.map(([name, value]) => ({
      key: name,
      cells: [{ text: name }, { text: valueText(value, words) }],
    })),
  }
}

/** Nested values under dotted names; intervals and lists stay whole. */
function flattened(name: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (!isPlain(value) || isInterval(value)) return [[name, value]]
  return Object.entries(value).flatMap(([part, inner]) => flattened(`${name}.${part}`, inner))
}

function valueText(value: unknown, words: Words): string {
  const { noNumber, range, open } = words.say.number
  if (value === null || value === undefined) return noNumber
  if (typeof value === 'number') return decimalText(value, words)
  if (isInterval(value)) {
    const { low, best, high } = value
    const isCount = [low, best ?? 0, high ?? 0].every(Number.isInteger)
    if (isCount) return words.interval({ low: low ?? 0, best, high })
    const bounds = range(
      low === null ? noNumber : decimalText(low, words),
      high === null ? open : decimalText(high, words),
    )
    return best === null ? bounds : `${decimalText(best, words)} (${bounds})`
  }
  if (Array.isArray(value)) {
    return words.say.number.list(value.map((part) => valueText(part, words)))
  }
  return words.inDigits(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

function decimalText(value: number, words: Words): string {
  return Number.isInteger(value)
    ? words.number(value)
    : words.inDigits(String(Number(value.toPrecision(3))))
}

interface Bounds {
  readonly low: number | null
  readonly best: number | null
  readonly high: number | null
}

function isInterval(value: unknown): value is Bounds {
  return isPlain(value) && 'low' in value && 'best' in value && 'high' in value
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
