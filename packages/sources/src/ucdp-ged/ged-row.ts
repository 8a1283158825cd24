import type { IsoDate } from '@recount/core/primitives'
import type { DatePrecision, PlacePrecision } from '@recount/core/records'
import { readWholeNumber } from '../cells/read-whole-number.ts'
import { type Column, columnOf, createRowCells, type RowCells } from '../cells/row-cells.ts'
import { findPrecision, type PrecisionRow } from '../crosswalks/precision-row.ts'
import {
  type UcdpViolence,
  ucdpDatePrecision,
  ucdpPlacePrecision,
  ucdpViolence,
} from '../crosswalks/ucdp.ts'
import { findCountry } from '../places/find-country.ts'
import type { ColumnIndex } from '../reading/column-index.ts'
import type { DataRow, RowSink } from '../reading/source-format.ts'

/** A row of GED, its cells read and checked; numbers are as the file gives them. */
export interface GedRow {
  readonly id: string
  readonly violence: UcdpViolence
  readonly sideA: GedSide
  readonly sideB: GedSide
  readonly dyad: string
  readonly origin: string
  readonly placePrecision: PlacePrecision
  readonly placeName: string
  readonly province: string
  readonly district: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly country: string
  readonly datePrecision: DatePrecision
  readonly start: IsoDate
  readonly end: IsoDate
  readonly killedA: number
  readonly killedB: number
  readonly killedCivilians: number
  readonly killedUnknown: number
  readonly low: number
  readonly best: number
  readonly high: number
}

/** A side of a dyad: UCDP's number of the actor, empty where it has none, and its name. */
export interface GedSide {
  readonly number: string
  readonly name: string
}

/** Columns without which a row of GED cannot be read. */
export const gedRequiredColumns: readonly (string | readonly string[])[] = [
  'id',
  'type_of_violence',
  'side_a',
  'side_b',
  'where_prec',
  'date_prec',
  'date_start',
  'date_end',
  'deaths_a',
  'deaths_b',
  'deaths_civilians',
  'deaths_unknown',
  'low',
  'best',
  'high',
  ['country_id', 'country', 'iso3'],
]

/**
 * Makes the reader of one row for the columns of one file. It gives `null` for a row with a cell that
 * is needed and missing or malformed, after refusing it with an issue for each such cell.
 */
export function gedRowReader(columns: ColumnIndex): (row: DataRow, sink: RowSink) => GedRow | null {
  const cells = createRowCells()
  const column = findGedColumns(columns)
  return (row, sink) => {
    cells.begin(row, sink)
    const id = cells.text(column.id)
    if (!isId(id)) cells.refuse(column.id, 'digits')
    const code = readWholeNumber(cells.text(column.type))
    const violence = ucdpViolence.find((candidate) => candidate.code === code)
    if (!violence) cells.refuse(column.type, '1, 2 or 3')
    const country = findCountry({
      code: cells.text(column.iso3),
      gleditschWard: readWholeNumber(cells.text(column.countryNumber)),
      name: cells.text(column.country),
    })
    if (country === null) cells.refuse(column.country, 'a country that UCDP codes')
    const placePrecision = readPrecision(cells, column.placePrecision, ucdpPlacePrecision)
    const datePrecision = readPrecision(cells, column.datePrecision, ucdpDatePrecision)
    const read = {
      id,
      sideA: { number: cells.text(column.numberA), name: cells.text(column.sideA) },
      sideB: { number: cells.text(column.numberB), name: cells.text(column.sideB) },
      dyad: cells.text(column.dyad),
      origin: cells.text(column.origin),
      placeName: cells.text(column.placeName),
      province: cells.text(column.province),
      district: cells.text(column.district),
      latitude: cells.decimal(column.latitude, -90, 90),
      longitude: cells.decimal(column.longitude, -180, 180),
      start: cells.requiredDay(column.start),
      end: cells.requiredDay(column.end),
      killedA: cells.requiredCount(column.killedA),
      killedB: cells.requiredCount(column.killedB),
      killedCivilians: cells.requiredCount(column.killedCivilians),
      killedUnknown: cells.requiredCount(column.killedUnknown),
      low: cells.requiredCount(column.low),
      best: cells.requiredCount(column.best),
      high: cells.requiredCount(column.high),
    }
    if (!violence || country === null || !placePrecision || !datePrecision) return null
    if (!cells.sound()) return null
    const ged = { ...read, violence, country, placePrecision, datePrecision }
    noteOddities(ged, cells, column)
    return ged
  }
}

type GedColumns = ReturnType<typeof findGedColumns>

function findGedColumns(columns: ColumnIndex) {
  const find = (name: string, ...others: readonly string[]) => columnOf(columns, name, ...others)
  return {
    id: find('id'),
    type: find('type_of_violence'),
    sideA: find('side_a'),
    sideB: find('side_b'),
    numberA: find('side_a_new_id', 'side_a_id', 'side_a_dset_id'),
    numberB: find('side_b_new_id', 'side_b_id', 'side_b_dset_id'),
    dyad: find('dyad_name'),
    sources: find('number_of_sources'),
    offices: find('source_office'),
    origin: find('source_original'),
    codeStatus: find('code_status'),
    placePrecision: find('where_prec'),
    placeName: find('where_coordinates'),
    province: find('adm_1'),
    district: find('adm_2'),
    latitude: find('latitude'),
    longitude: find('longitude'),
    country: find('country'),
    countryNumber: find('country_id'),
    iso3: find('iso3'),
    datePrecision: find('date_prec'),
    start: find('date_start'),
    end: find('date_end'),
    killedA: find('deaths_a'),
    killedB: find('deaths_b'),
    killedCivilians: find('deaths_civilians'),
    killedUnknown: find('deaths_unknown'),
    low: find('low'),
    best: find('best'),
    high: find('high'),
  }
}

function isId(text: string): boolean {
  return text.length <= 12 && (readWholeNumber(text) ?? -1) >= 0
}

function readPrecision<Precision>(
  cells: RowCells,
  column: Column,
  rows: readonly PrecisionRow<Precision>[],
): Precision | null {
  const found = findPrecision(rows, readWholeNumber(cells.text(column)))
  if (found === null) cells.refuse(column, `a code from 1 to ${rows.length}`)
  return found
}

function noteOddities(ged: GedRow, cells: RowCells, column: GedColumns): void {
  const { low, best, high } = ged
  if (low > best || best > high) {
    const given = `low ${low}, best ${best}, high ${high}`
    const expected = 'low ≤ best ≤ high; widened until it holds'
    cells.note('changed', 'out-of-order', low > best ? column.low : column.high, expected, given)
  }
  const bySide = ged.killedA + ged.killedB + ged.killedCivilians + ged.killedUnknown
  if (bySide !== best) {
    const expected = `the sum over the sides (${bySide})`
    cells.note('noted', 'sides-differ-from-total', column.best, expected, best)
  }
  if (ged.start > ged.end) {
    const expected = 'a first day that is not after the last; the two were exchanged'
    cells.note('changed', 'days-out-of-order', column.start, expected, `${ged.start}, ${ged.end}`)
  }
  const status = cells.text(column.codeStatus)
  if (status !== '' && status !== 'Clear') {
    cells.note('noted', 'not-final', column.codeStatus, 'a row whose coding is clear', status)
  }
  const sources = readWholeNumber(cells.text(column.sources))
  if (sources !== null && sources > 0) {
    const offices = countParts(cells.text(column.offices))
    if (offices !== sources) {
      const expected = `as many offices as number_of_sources (${sources})`
      cells.note('noted', 'sources-differ', column.offices, expected, offices)
    }
  }
}

function countParts(list: string): number {
  let parts = list === '' ? 0 : 1
  for (let at = list.indexOf(';'); at >= 0; at = list.indexOf(';', at + 1)) parts++
  return parts
}
