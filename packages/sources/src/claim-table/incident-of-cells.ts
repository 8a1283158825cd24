import { latinDigits } from '../cells/latin-digits.ts'
import { readDecimal } from '../cells/read-decimal.ts'
import { readPeriod } from '../cells/read-period.ts'
import { districtCode, provinceCode } from '../places/area-codes.ts'
import { findCountry } from '../places/find-country.ts'
import { slugOf } from '../places/slug-of.ts'
import type { DataRow } from '../reading/source-format.ts'
import type { ClaimCells } from './claim-cells.ts'
import { parseJson } from './localized-cells.ts'

/**
 * What the cells of a row say of its incident, in the shape of an incident without claims. What is not
 * understood stays as it was written, for core's schema to refuse with the place where it stands.
 */
export function incidentOfCells(
  cells: ClaimCells,
  row: DataRow,
): Readonly<Record<string, unknown>> {
  const id = cells.text(row, 'incident')
  const orNull = (text: string) => (text === '' ? null : text)
  const grade = cells.word(row, 'grade')
  return {
    id: /^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$/.test(id) ? id : slugOf(id),
    version: 1,
    title: cells.localized(row, 'title') ?? { en: id },
    when: whenOf(cells, row),
    where: whereOf(cells, row),
    what: whatOf(cells, row),
    assessment:
      grade === null
        ? null
        : {
            grade,
            assessor: cells.free(row, 'grade_assessor'),
            reason: cells.free(row, 'grade_reason'),
          },
    links: jsonOr(cells.text(row, 'links'), []),
    damage: jsonOr(cells.text(row, 'damage'), []),
    dataset: orNull(cells.text(row, 'dataset')),
    sensitivity: cells.words(row, 'sensitivity'),
    embargoedUntil: orNull(cells.text(row, 'embargoed_until')),
    status: cells.word(row, 'status') ?? 'draft',
    mergedInto: null,
  }
}

function whenOf(cells: ClaimCells, row: DataRow) {
  const from = cells.text(row, 'date_from')
  const to = cells.text(row, 'date_to')
  const precision = cells.word(row, 'date_precision')
  const first = from === '' ? null : (readPeriod(from) ?? { earliest: from, latest: from })
  const last = to === '' ? null : (readPeriod(to) ?? { earliest: to, latest: to })
  const earliest = first?.earliest ?? null
  const latest = last?.latest ?? (precision === 'unknown' ? null : (first?.latest ?? null))
  return {
    earliest,
    latest,
    precision: precision ?? impliedPrecision(earliest, latest, first, last),
    timeOfDay: orNull(latinDigits(cells.text(row, 'time'))),
    zone: orNull(cells.text(row, 'zone')),
    wording: orNull(cells.free(row, 'date_wording')),
  }
}

function impliedPrecision(
  earliest: string | null,
  latest: string | null,
  first: { readonly precision?: string; readonly earliest: string } | null,
  last: object | null,
): string {
  if (earliest === null || latest === null) return 'unknown'
  if (earliest === latest) return 'day'
  return last === null ? (first?.precision ?? 'days') : 'days'
}

function whereOf(cells: ClaimCells, row: DataRow) {
  const countryCell = cells.text(row, 'country')
  const country = findCountry({ code: countryCell, name: countryCell }) ?? countryCell
  const provinceCell = cells.text(row, 'province')
  const province =
    provinceCell === '' || isAreaCode(provinceCell)
      ? orNull(provinceCell)
      : provinceCode(country, provinceCell)
  const districtCell = cells.text(row, 'district')
  const district =
    districtCell === '' || isAreaCode(districtCell)
      ? orNull(districtCell)
      : districtCode(province ?? country, districtCell)
  const locality = cells.localized(row, 'locality')
  const latitude = numberOr(cells.text(row, 'latitude'))
  const longitude = numberOr(cells.text(row, 'longitude'))
  const told = locality ? 'locality' : district ? 'district' : province ? 'province' : 'country'
  return {
    country,
    province,
    district,
    locality,
    position: latitude === null && longitude === null ? null : { latitude, longitude },
    precision: cells.word(row, 'place_precision') ?? told,
    place: null,
  }
}

function whatOf(cells: ClaimCells, row: DataRow) {
  const outcome = cells.word(row, 'outcome') ?? 'unknown'
  const suicide = cells.word(row, 'suicide')
  const targets = cells.text(row, 'targets')
  return {
    type: cells.word(row, 'type'),
    subtype: cells.word(row, 'subtype'),
    methods: cells.words(row, 'methods'),
    suicide: suicide === 'yes' ? true : suicide === 'no' ? false : suicide,
    targets: targets.startsWith('[')
      ? jsonOr(targets, [])
      : cells.words(row, 'targets').map((type) => ({ type, name: null, outcome })),
    devices: jsonOr(cells.text(row, 'devices'), []),
    outcome,
  }
}

function isAreaCode(text: string): boolean {
  return /^[A-Z]{2,3}(?:\d|-)/.test(text)
}

function numberOr(cell: string): number | string | null {
  const number = readDecimal(latinDigits(cell))
  return Number.isNaN(number) ? cell : number
}

function jsonOr(cell: string, empty: unknown): unknown {
  return cell === '' ? empty : (parseJson(cell) ?? cell)
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}
