import { dayNumberOf, type Issue, makeIssue } from '../primitives/index.ts'
import { countableHarms } from '../records/index.ts'
import type { IncidentRow } from './incident-row.ts'
import type { Position } from './position-column.ts'
import type { KnownQuantity } from './quantities.ts'
import { openEnd, openStart, type Span } from './span-column.ts'

const firstDay = dayNumberOf('0001-01-01')
const lastDay = dayNumberOf('9999-12-31')

/** What is wrong with the values of a row; nothing where a table can take it. */
export function checkIncidentRow(row: IncidentRow, path: string): Issue[] {
  const issues: Issue[] = []
  const expect = (isGood: boolean, field: string, expected: string, received: unknown) => {
    if (!isGood) issues.push(makeIssue('bad-value', `${path}.${field}`, expected, received))
  }
  expect(typeof row.id === 'string' && row.id !== '', 'id', 'an id', row.id)
  checkSpan(row.span, expect)
  const isHour = row.hour === null || (Number.isInteger(row.hour) && row.hour >= 0 && row.hour < 24)
  expect(isHour, 'hour', 'an hour from 0 to 23', row.hour)
  const isSaid = row.firstSaid === null || isDay(row.firstSaid)
  expect(isSaid, 'firstSaid', 'a day', row.firstSaid)
  checkPosition(row.position, expect)
  for (const harm of countableHarms) checkQuantity(row.totals[harm], `totals.${harm}`, expect)
  row.cells.forEach((cell, index) => {
    checkQuantity(cell, `cells.${index}`, expect)
  })
  row.compared.forEach(({ quantities }, cell) => {
    quantities.forEach((quantity, index) => {
      const field = `compared.${cell}.quantities.${index}`
      checkQuantity({ quantity, unknown: false }, field, expect)
    })
  })
  return issues
}

type Expect = (isGood: boolean, field: string, expected: string, received: unknown) => void

function checkSpan({ earliest, latest }: Span, expect: Expect): void {
  expect(earliest === openStart || isDay(earliest), 'span.earliest', 'a day', earliest)
  expect(latest === openEnd || isDay(latest), 'span.latest', 'a day', latest)
  expect(!(earliest > latest), 'span.earliest', `a day not after latest (${latest})`, earliest)
}

function isDay(day: number): boolean {
  return Number.isInteger(day) && day >= firstDay && day <= lastDay
}

function checkPosition({ latitude, longitude }: Position, expect: Expect): void {
  const isBetween = (degrees: number, bound: number) => degrees >= -bound && degrees <= bound
  if (latitude === null && longitude === null) return
  const isLatitude = latitude !== null && isBetween(latitude, 90)
  expect(isLatitude, 'position.latitude', 'degrees from -90 to 90', latitude)
  const isLongitude = longitude !== null && isBetween(longitude, 180)
  expect(isLongitude, 'position.longitude', 'degrees from -180 to 180', longitude)
}

function checkQuantity(known: KnownQuantity | null, field: string, expect: Expect): void {
  if (known === null) return
  const { low, best, high } = known.quantity
  expect(isCount(low), `${field}.low`, 'a whole number from 0', low)
  const isBest = best === null || (isCount(best) && best >= low && (high === null || best <= high))
  expect(isBest, `${field}.best`, 'a whole number from low to high', best)
  const isHigh = high === null || (isCount(high) && high >= low)
  expect(isHigh, `${field}.high`, 'a whole number of at least low', high)
}

function isCount(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0
}
