import { isIsoDate } from '@recount/core/primitives'
import type { Incident, Method } from '@recount/core/records'
import { monthAround } from '../cells/month-around.ts'
import { readWholeNumber } from '../cells/read-whole-number.ts'
import { createRowCells, type RowCells } from '../cells/row-cells.ts'
import {
  gtdAttacks,
  gtdPlacePrecision,
  gtdTargets,
  gtdWeaponSubtypes,
  gtdWeapons,
} from '../crosswalks/gtd.ts'
import { findPrecision } from '../crosswalks/precision-row.ts'
import { addAreas } from '../places/add-areas.ts'
import { findCountry } from '../places/find-country.ts'
import { locateRow } from '../reading/make-claims.ts'
import type { RowSink, TableFormat } from '../reading/source-format.ts'
import { gtdClaims } from './gtd-claims.ts'
import { findGtdColumns, type GtdColumns } from './gtd-columns.ts'
import { gtdManifest, gtdSource } from './manifest.ts'

/** The reader of GTD. */
export const gtdFormat: TableFormat = {
  manifest: gtdManifest,
  dataset: gtdSource.id,
  announce: (sink) => sink.once('source', gtdSource.id, () => gtdSource),
  required: [
    'eventid',
    'iyear',
    'imonth',
    'iday',
    'country_txt',
    'attacktype1',
    'targtype1',
    'gname',
    'nkill',
    'nwound',
  ],
  open({ columns, document }) {
    const cells = createRowCells()
    const column = findGtdColumns(columns)
    return {
      read(row, sink) {
        cells.begin(row, sink)
        const incident = readGtdRow(cells, column, document, sink)
        if (incident !== null && cells.sound()) sink.add('incident', incident)
      },
    }
  },
}

function readGtdRow(
  cells: RowCells,
  column: GtdColumns,
  document: string,
  sink: RowSink,
): Incident | null {
  const id = cells.text(column.id)
  if (!/^\d{12}$/.test(id)) cells.refuse(column.id, 'twelve digits')
  const when = readWhen(cells, column)
  const country = findCountry({ name: cells.text(column.country) })
  if (country === null) cells.refuse(column.country, 'the name of one country')
  const what = readWhat(cells, column)
  const said = { speaker: gtdSource.id, document, locator: locateRow('eventid', id), date: null }
  const claims = gtdClaims(cells, column, said, sink)
  const where = country === null ? null : readWhere(cells, column, country, sink)
  if (when === null || where === null || what === null || claims.length === 0) {
    if (cells.sound()) cells.refuse(column.killed, 'a toll, a group or a summary')
    return null
  }
  const city = where.locality?.en ?? ''
  const day = when.earliest === when.latest ? when.earliest : (when.earliest?.slice(0, 7) ?? '')
  const attack = gtdAttacks.find(({ code }) => String(code) === cells.text(first(column.attacks)))
  const target = gtdTargets.find(({ code }) => String(code) === cells.text(first(column.targets)))
  const title = [`${attack?.name ?? 'Attack'}: ${target?.name ?? 'Unknown'}`, city, day]
  return {
    id: `${gtdManifest.idPrefix}${id}`,
    version: 1,
    title: { en: title.filter((part) => part !== '').join(', ') },
    when,
    where,
    what,
    claims,
    assessment: null,
    links: [],
    damage: damageOf(cells, column),
    dataset: gtdSource.id,
    sensitivity: [],
    embargoedUntil: null,
    status: 'published',
    mergedInto: null,
  }
}

function readWhen(cells: RowCells, column: GtdColumns): Incident['when'] | null {
  const year = readWholeNumber(cells.text(column.year))
  const month = readWholeNumber(cells.text(column.month)) ?? 0
  const day = readWholeNumber(cells.text(column.day)) ?? 0
  if (year === null || !(year >= 1900 && year <= 2200)) {
    cells.refuse(column.year, 'a year')
    return null
  }
  if (!(month >= 0 && month <= 12)) cells.refuse(column.month, 'a month, or 0 for unknown')
  if (!(day >= 0 && day <= 31)) cells.refuse(column.day, 'a day of the month, or 0 for unknown')
  if (!cells.sound()) return null
  const wording = cells.text(column.approximate).slice(0, 120)
  const rest = { timeOfDay: null, zone: null, wording: wording === '' ? null : wording }
  if (month === 0) {
    return { earliest: `${year}-01-01`, latest: `${year}-12-31`, precision: 'year', ...rest }
  }
  const firstDay = `${year}-${String(month).padStart(2, '0')}-01`
  if (day === 0) return { ...monthAround(firstDay), precision: 'month', ...rest }
  const date = `${firstDay.slice(0, 8)}${String(day).padStart(2, '0')}`
  if (isIsoDate(date)) return { earliest: date, latest: date, precision: 'day', ...rest }
  cells.refuse(column.day, `a day that ${firstDay.slice(0, 7)} has`)
  return null
}

function readWhere(
  cells: RowCells,
  column: GtdColumns,
  country: string,
  sink: RowSink,
): Incident['where'] {
  const known = (text: string) => (/^unknown$/i.test(text) ? '' : text)
  const { province } = addAreas(country, known(cells.text(column.province)), '', sink)
  const city = known(cells.text(column.city))
  const latitude = cells.decimal(column.latitude, -90, 90)
  const longitude = cells.decimal(column.longitude, -180, 180)
  const code = readWholeNumber(cells.text(column.specificity))
  const told = findPrecision(gtdPlacePrecision, code) ?? 'country'
  const near = told === 'locality' && cells.text(column.vicinity) === '1'
  const isArea = told === 'province' || told === 'country'
  return {
    country,
    province,
    district: null,
    locality: city === '' || isArea ? null : { en: city },
    position: latitude === null || longitude === null ? null : { latitude, longitude },
    precision: near ? 'vicinity' : told === 'province' && province === null ? 'country' : told,
    place: null,
  }
}

function readWhat(cells: RowCells, column: GtdColumns): Incident['what'] | null {
  const targets = column.targets.flatMap((targetColumn, index) => {
    const code = readWholeNumber(cells.text(targetColumn))
    const target = gtdTargets.find((row) => row.code === code)
    if (!target) return []
    const organisation = column.organisations[index]
    return [{ ...target, name: organisation ? nameOf(cells.text(organisation)) : null }]
  })
  const code = readWholeNumber(cells.text(first(column.attacks)))
  const attack = gtdAttacks.find((row) => row.code === code)
  if (!attack) {
    cells.refuse(first(column.attacks), `a code from 1 to ${gtdAttacks.length}`)
    return null
  }
  const suicide = readFlag(cells.text(column.suicide))
  const succeeded = readFlag(cells.text(column.success))
  const outcome = succeeded === null ? 'unknown' : succeeded ? 'carried-out' : 'failed'
  const methods = readMethods(cells, column)
  const { type, subtype } = targets[0]?.armed ? attack.armed : attack
  return {
    type,
    subtype: subtype === 'remote-explosive' ? blastSubtype(suicide, methods) : subtype,
    methods,
    suicide,
    targets: targets.map(({ target, name }) => ({ type: target, name, outcome })),
    devices: [],
    outcome,
  }
}

function blastSubtype(suicide: boolean | null, methods: readonly Method[]): string {
  if (suicide === true) return 'suicide-bomb'
  return methods.length === 1 && methods[0] === 'grenade' ? 'grenade' : 'remote-explosive'
}

function readMethods(cells: RowCells, column: GtdColumns): readonly Method[] {
  const methods = column.weapons.flatMap((weaponColumn, index) => {
    const code = readWholeNumber(cells.text(weaponColumn))
    const weapon = gtdWeapons.find((row) => row.code === code)
    if (!weapon) return []
    const subtypeColumn = column.weaponSubtypes[index]
    const subtype = subtypeColumn ? cells.text(subtypeColumn) : ''
    const closer = gtdWeaponSubtypes.find(({ name }) => subtype.startsWith(name))
    return [closer && weapon.method === 'explosive-device' ? closer.method : weapon.method]
  })
  return [...new Set(methods)]
}

function damageOf(cells: RowCells, column: GtdColumns): Incident['damage'] {
  if (cells.text(column.property) !== '1') return []
  const comment = cells.text(column.propertyComment)
  const what = comment === '' ? cells.text(column.propertyExtent) : comment
  return what === '' ? [] : [{ what: { en: what }, claim: null }]
}

/** Organisations are named; persons are not, and stand in the original row only. */
function nameOf(organisation: string): { readonly en: string } | null {
  return /^(?:|unknown|not applicable)$/i.test(organisation) ? null : { en: organisation }
}

function readFlag(text: string): boolean | null {
  return text === '1' ? true : text === '0' ? false : null
}

function first<Item>(items: readonly Item[]): Item {
  const [item] = items
  if (item === undefined) throw new RangeError('a list of columns is never empty')
  return item
}
