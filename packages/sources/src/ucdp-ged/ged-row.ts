import type { IsoDate } from '@recount/core/primitives'
import type { DatePrecision, Incident, PlacePrecision } from '@recount/core/records'
import { rememberCells } from '../cells/cell-memory.ts'
import { remember } from '../cells/remember.ts'
import { type Column, columnOf, createRowCells, type RowCells } from '../cells/row-cells.ts'
import { findPrecision, type PrecisionRow } from '../crosswalks/precision-row.ts'
import {
  type UcdpViolence,
  ucdpDatePrecision,
  ucdpPlacePrecision,
  ucdpViolence,
} from '../crosswalks/ucdp.ts'
import { findCountry } from '../places/find-country.ts'
import { slugOf } from '../places/slug-of.ts'
import type { ColumnIndex } from '../reading/column-index.ts'
import type { RowSink, SinkMark } from '../reading/source-format.ts'
import { copyText } from '../streaming/copy-text.ts'
import type { RowView } from '../streaming/row-view.ts'
import { type Origin, readOrigins } from './origins.ts'

/** A row of GED, its cells read and checked; numbers are as the file gives them. */
export interface GedRow {
  readonly id: string
  readonly violence: UcdpViolence
  readonly sideA: GedSide
  readonly sideB: GedSide
  readonly dyad: string
  readonly origins: readonly Origin[]
  readonly placePrecision: PlacePrecision
  readonly place: GedPlace | null
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

/** A side of a dyad: its name, and the id of the actor, `null` where it is no actor (civilians, nobody). */
export interface GedSide {
  readonly name: string
  /** UCDP's number of the actor, empty where it has none. */
  readonly number: string
  readonly actor: string | null
  /** The sink that is known to hold the actor: asking that of each row would take longer. */
  heldBy: SinkMark | null
}

/** A place as a row names it: one object for all rows that name it so. */
export interface GedPlace {
  readonly name: string
  readonly locality: NonNullable<Incident['where']['locality']>
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
export function gedRowReader(columns: ColumnIndex): (row: RowView, sink: RowSink) => GedRow | null {
  const cells = createRowCells()
  const column = findGedColumns(columns)
  const sides = { a: createSideReader(), b: createSideReader() }
  const provinces = rememberCells((name) => name)
  const districts = rememberCells((name) => name)
  const places = rememberCells(placeOf)
  const origins = rememberCells(readOrigins)
  return (row, sink) => {
    cells.begin(row, sink)
    const id = readId(cells, column.id)
    const violence = violenceOf(cells.wholeNumber(column.type))
    if (violence === null) cells.refuse(column.type, '1, 2 or 3')
    const country = readCountry(cells, column)
    if (country === null) cells.refuse(column.country, 'a country that UCDP codes')
    const placePrecision = readPrecision(cells, column.placePrecision, ucdpPlacePrecision)
    const datePrecision = readPrecision(cells, column.datePrecision, ucdpDatePrecision)
    const latitude = cells.decimal(column.latitude, -90, 90)
    const longitude = cells.decimal(column.longitude, -180, 180)
    const start = cells.requiredDay(column.start)
    const end = cells.requiredDay(column.end)
    const killedA = cells.requiredCount(column.killedA)
    const killedB = cells.requiredCount(column.killedB)
    const killedCivilians = cells.requiredCount(column.killedCivilians)
    const killedUnknown = cells.requiredCount(column.killedUnknown)
    const low = cells.requiredCount(column.low)
    const best = cells.requiredCount(column.best)
    const high = cells.requiredCount(column.high)
    if (violence === null || country === null) return null
    if (placePrecision === null || datePrecision === null || !cells.sound()) return null
    const ged: GedRow = {
      id,
      violence,
      sideA: sides.a(cells, column.sideA, column.numberA),
      sideB: sides.b(cells, column.sideB, column.numberB),
      dyad: cells.text(column.dyad),
      origins: cells.known(column.origin, origins),
      placePrecision,
      place: cells.known(column.placeName, places),
      province: cells.known(column.province, provinces),
      district: cells.known(column.district, districts),
      latitude,
      longitude,
      country,
      datePrecision,
      start,
      end,
      killedA,
      killedB,
      killedCivilians,
      killedUnknown,
      low,
      best,
      high,
    }
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

function readId(cells: RowCells, column: Column): string {
  const number = cells.wholeNumber(column) ?? -1
  // Mostly the id is the number as it is written, which costs less than to cut it out of the file.
  const written = `${number}`
  const text = number >= 0 && cells.is(column, written) ? written : cells.text(column)
  if (text.length > 12 || !(number >= 0)) cells.refuse(column, 'digits')
  return text
}

function violenceOf(code: number | null): UcdpViolence | null {
  for (const violence of ucdpViolence) if (violence.code === code) return violence
  return null
}

function readCountry(cells: RowCells, column: GedColumns): string | null {
  const code = cells.text(column.iso3)
  const gleditschWard = cells.wholeNumber(column.countryNumber)
  const found = findCountry({ code, gleditschWard })
  // The name is the last hint: mostly it need not be read.
  return found ?? findCountry({ name: cells.text(column.country) })
}

function readPrecision<Precision>(
  cells: RowCells,
  column: Column,
  rows: readonly PrecisionRow<Precision>[],
): Precision | null {
  const found = findPrecision(rows, cells.wholeNumber(column))
  if (found === null) cells.refuse(column, `a code from 1 to ${rows.length}`)
  return found
}

/** Makes the reader of one side: rows that tell the same share its object. */
function createSideReader(): (cells: RowCells, name: Column, number: Column) => GedSide {
  const names = rememberCells((name): SidesOfName => ({ side: sideOf(name, ''), others: [] }))
  return (cells, nameColumn, numberColumn) => {
    const known = cells.known(nameColumn, names)
    // The number of the row before is looked at first: mostly a name has one.
    if (!cells.is(numberColumn, known.side.number)) changeSide(known, cells, numberColumn)
    return known.side
  }
}

function changeSide(known: SidesOfName, cells: RowCells, numberColumn: Column): void {
  const { side, others } = known
  const other = others.find(({ number }) => cells.is(numberColumn, number))
  known.side = other ?? sideOf(side.name, copyText(cells.text(numberColumn)))
  if (others.length >= mostNumbers) others.length = 0
  if (!others.includes(side)) others.push(side)
}

/** The side that the last row with a name told, and others of that name. */
interface SidesOfName {
  side: GedSide
  readonly others: GedSide[]
}

function sideOf(name: string, number: string): GedSide {
  const isNobody = name === 'Civilians' || name === ''
  const actor = isNobody ? null : actorId(number === '' ? name : number)
  return { name, number, actor, heldBy: null }
}

/** Actors of one name, of which there are few. */
const mostNumbers = 10

const actorId = remember((key) => `ucdp-actor-${/^\d+$/.test(key) ? key : slugOf(key)}`)

function placeOf(name: string): GedPlace | null {
  return name === '' ? null : { name, locality: Object.freeze({ en: name }) }
}

const statuses = rememberCells((status) => status)
const partCounts = rememberCells(countParts)

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
  const status = cells.known(column.codeStatus, statuses)
  if (status !== '' && status !== 'Clear') {
    cells.note('noted', 'not-final', column.codeStatus, 'a row whose coding is clear', status)
  }
  const sources = cells.wholeNumber(column.sources)
  if (sources !== null && sources > 0) {
    const offices = cells.known(column.offices, partCounts)
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
