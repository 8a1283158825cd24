import { describeInterval, type Interval } from '@recount/core'
import { formatTable, type TableColumn } from './format-table.ts'

/**
 * The result of any statistic as text: its rows as a table, and whatever stands beside them as lines of
 * a name and a value. It knows no statistic by name, so that a new one can be printed too.
 */
export function describeResult(result: object): string {
  const { rows, ...beside }: { readonly rows?: unknown } = result
  const lines = flatten(beside).map(([name, value]) => `${name}  ${shown(value)}`)
  const table = Array.isArray(rows) && rows.length > 0 ? [printRows(rows), ''] : []
  return [...table, ...lines].join('\n').trimEnd()
}

function printRows(rows: readonly object[]): string {
  const flat = rows.map((row) => new Map(flatten(row)))
  const names = [...(flat[0]?.keys() ?? [])]
  const columns = names.map((title): TableColumn => {
    const isText = flat.every((row) => typeof (row.get(title) ?? '') === 'string')
    return { title, align: isText ? 'start' : 'end' }
  })
  return formatTable(
    columns,
    flat.map((row) => names.map((name) => shown(row.get(name)))),
  )
}

/** The fields of a result, those of inner objects too; what a row is of needs no name in front. */
function flatten(fields: object): readonly (readonly [string, unknown])[] {
  return Object.entries(fields).flatMap(
    ([name, value]): readonly (readonly [string, unknown])[] => {
      if (typeof value !== 'object' || value === null) return [[name, value]]
      if (Array.isArray(value) || isInterval(value)) return [[name, value]]
      return name === 'key' || name === 'bounds'
        ? flatten(value)
        : flatten(value).map(([inner, part]) => [`${name}.${inner}`, part])
    },
  )
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return 'not known'
  if (typeof value === 'number') {
    return String(Number.isInteger(value) ? value : Number(value.toPrecision(4)))
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(listed).join(', ')
  if (typeof value !== 'object' || !isInterval(value)) return String(value)
  return isCount(value) ? describeInterval(value, 'en') : range(value)
}

function listed(item: unknown): string {
  if (typeof item !== 'object' || item === null) return shown(item)
  return flatten(item)
    .map(([, part]) => shown(part))
    .join(': ')
}

function range({ low, best, high }: AnyInterval): string {
  const bounds = `${low === null ? 'open' : shown(low)} to ${high === null ? 'open' : shown(high)}`
  return best === null ? bounds : `${shown(best)} (${bounds})`
}

interface AnyInterval {
  readonly low: number | null
  readonly best: number | null
  readonly high: number | null
}

function isInterval(value: object): value is AnyInterval {
  return 'low' in value && 'best' in value && 'high' in value
}

/** Whether an interval is of people, and not a ratio or a difference. */
function isCount(interval: AnyInterval): interval is Interval {
  const { low, best, high } = interval
  return low !== null && [low, best ?? 0, high ?? 0].every((n) => Number.isInteger(n) && n >= 0)
}
