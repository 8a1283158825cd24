import { isIsoDate } from '@recount/core/primitives'

/** The days between which a `datetime` lies; `null` is an open end. */
export interface DayRange {
  readonly from: string | null
  readonly to: string | null
}

/**
 * Reads the `datetime` of OGC API – Features: an instant, or an interval with `..` or nothing for an open
 * end; `null` for what is none. Incidents are known to the day, so of an instant its day is taken, and
 * ends of different exactness may be mixed, as GDAL (`2022-10-05T/..`) and QGIS send them.
 *
 * Source: OGC 17-069r4, 7.15.4.
 *
 * @example
 * readDatetime('2022-10-05T00:00:00Z/..') //=> { from: '2022-10-05', to: null }
 */
export function readDatetime(text: string): DayRange | null {
  const ends = text.split('/')
  const [start = '', end = start] = ends
  const [from, to] = [readEnd(start), readEnd(end)]
  if (ends.length > 2 || from === undefined || to === undefined) return null
  if (ends.length === 1 && from === null) return null
  return from !== null && to !== null && from > to ? null : { from, to }
}

function readEnd(text: string): string | null | undefined {
  if (text === '' || text === '..') return null
  const [, day = ''] = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]*(?:Z|[+-]\d{2}:\d{2})?)?$/.exec(text) ?? []
  return isIsoDate(day) ? day : undefined
}
