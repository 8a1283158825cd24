import type { IsoDate } from '@recount/core/primitives'
import type { Claim, CountableHarm, Incident, Quantity, Toll } from '@recount/core/records'
import { readDay } from '../cells/read-day.ts'
import { readWholeNumber } from '../cells/read-whole-number.ts'
import { type Column, createRowCells, type RowCells } from '../cells/row-cells.ts'
import { airwarsGrades } from '../crosswalks/airwars.ts'
import { addAreas } from '../places/add-areas.ts'
import { findCountry } from '../places/find-country.ts'
import { slugOf } from '../places/slug-of.ts'
import { attributionOf, locateRow, type Said, statementOf, tollOf } from '../reading/make-claims.ts'
import type { RowSink, TableFormat } from '../reading/source-format.ts'
import { copyText } from '../streaming/copy-text.ts'
import { airwarsManifest, airwarsSource } from './manifest.ts'
import { findMinMaxColumns, type MinMaxColumns, minMaxColumnNames } from './min-max-columns.ts'

/** The reader of tables with a least and a greatest toll. */
export const minMaxFormat: TableFormat = {
  manifest: airwarsManifest,
  dataset: airwarsSource.id,
  announce: (sink) => sink.once('source', airwarsSource.id, () => airwarsSource),
  required: [
    minMaxColumnNames.id,
    minMaxColumnNames.date,
    minMaxColumnNames.country,
    [...minMaxColumnNames.killedLeast, ...minMaxColumnNames.totalKilledLeast],
    [...minMaxColumnNames.killedMost, ...minMaxColumnNames.totalKilledMost],
  ],
  open({ columns, document }) {
    const cells = createRowCells()
    const column = findMinMaxColumns(columns)
    const timesUsed = new Map<string, number>()
    return {
      read(row, sink) {
        cells.begin(row, sink)
        const incident = readRow(cells, column, document, timesUsed, sink)
        if (incident !== null) sink.add('incident', incident)
      },
    }
  },
}

function readRow(
  cells: RowCells,
  column: MinMaxColumns,
  document: string,
  timesUsed: Map<string, number>,
  sink: RowSink,
): Incident | null {
  const code = cells.text(column.id)
  if (code === '') cells.refuse(column.id, 'the code of the incident')
  const days = readDays(cells, column)
  const country = findCountry({
    code: cells.text(column.country),
    name: cells.text(column.country),
  })
  if (country === null) cells.refuse(column.country, 'a country')
  const latitude = cells.decimal(column.latitude, -90, 90)
  const longitude = cells.decimal(column.longitude, -180, 180)
  const said: Said = {
    speaker: airwarsSource.id,
    document,
    locator: locateRow(column.id.name, code),
    date: null,
  }
  const claims = claimsOf(cells, column, said, sink)
  if (claims.length === 0 && cells.sound()) {
    cells.refuse(column.killedLeast, 'a toll, a belligerent or a summary')
  }
  if (!cells.sound() || country === null) return null
  const { province } = addAreas(country, cells.text(column.province), '', sink)
  const location = cells.text(column.location)
  const { grade } = gradeOf(cells, column) ?? {}
  const [first, last] = [days[0] ?? null, days.at(-1) ?? null]
  const position = latitude === null || longitude === null ? null : { latitude, longitude }
  const nearest = position === null ? (province === null ? 'country' : 'province') : 'locality'
  return {
    id: idOf(cells, column, code, timesUsed),
    version: 1,
    title: { en: [location, first ?? '', code].filter((part) => part !== '').join(', ') },
    when: {
      earliest: first,
      latest: last,
      precision: first === null ? 'unknown' : first === last ? 'day' : 'days',
      timeOfDay: null,
      zone: null,
      wording: null,
    },
    where: {
      country,
      province,
      district: null,
      locality: location === '' ? null : { en: location },
      position,
      precision: location === '' ? nearest : 'locality',
      place: null,
    },
    what: {
      type: 'explosion-or-remote-violence',
      subtype: null,
      methods: [],
      suicide: null,
      targets: [],
      devices: [],
      outcome: 'carried-out',
    },
    claims,
    assessment: grade
      ? { grade, assessor: airwarsManifest.publisher, reason: 'grade of the publisher' }
      : null,
    links: [],
    damage: [],
    dataset: airwarsSource.id,
    sensitivity: [],
    embargoedUntil: null,
    status: 'published',
    mergedInto: null,
  }
}

/** Two incidents may carry one public code: the later one in the file gets a number after it. */
function idOf(
  cells: RowCells,
  column: MinMaxColumns,
  code: string,
  timesUsed: Map<string, number>,
): string {
  const id = `${airwarsManifest.idPrefix}${slugOf(code, 80)}`
  const times = (timesUsed.get(id) ?? 0) + 1
  if (timesUsed.size < mostCodes || timesUsed.has(id)) timesUsed.set(id, times)
  if (times === 1) return id
  const expected = `a code that no earlier row has; the incident is ${id}-${times}`
  cells.note('changed', 'repeated-code', column.id, expected, code)
  return `${id}-${times}`
}

const mostCodes = 200_000

function readDays(cells: RowCells, column: MinMaxColumns): readonly IsoDate[] {
  const texts = [column.date, column.dateEnd].flatMap((dateColumn) =>
    known(cells.text(dateColumn))
      .split(/[;,]| to /)
      .map((text) => text.trim())
      .filter((text) => text !== ''),
  )
  return texts
    .flatMap((text) => {
      const day = readDay(text)
      if (day === null) cells.refuse(column.date, 'days, as YYYY-MM-DD')
      return day ?? []
    })
    .sort()
}

function claimsOf(
  cells: RowCells,
  column: MinMaxColumns,
  said: Said,
  sink: RowSink,
): readonly Claim[] {
  const ofWhich = [
    ...partOf(cells, 'children', column.childrenLeast, column.childrenMost),
    ...partOf(cells, 'women', column.womenLeast, column.womenMost),
  ]
  const total = readRange(cells, column.totalKilledLeast, column.totalKilledMost)
  const civilians = readRange(cells, column.killedLeast, column.killedMost)
  const wounded = readRange(cells, column.woundedLeast, column.woundedMost)
  const claims: Claim[] = []
  const add = (id: string, harm: CountableHarm, group: Toll['group'], quantity: Quantity) =>
    claims.push(
      tollOf(
        said,
        id,
        harm,
        group,
        null,
        quantity,
        group === 'civilian' && harm === 'killed' ? ofWhich : [],
      ),
    )
  if (total !== null) add('killed', 'killed', 'all', total)
  if (civilians !== null) add('killed-civilians', 'killed', 'civilian', civilians)
  if (wounded !== null) add('wounded', 'wounded', total === null ? 'civilian' : 'all', wounded)
  count(sink, 'killed', total ?? civilians)
  count(sink, 'wounded', wounded)
  claims.push(...attributions(cells, column, said, sink))
  const summary = cells.text(column.summary)
  if (summary !== '') claims.push(statementOf(said, 'summary', 'report', null, { en: summary }))
  return claims
}

function count(sink: RowSink, harm: CountableHarm, range: Quantity | null): void {
  const given = range && { low: range.low, best: range.low, high: range.high ?? range.low }
  sink.countToll(harm, given, range)
}

function partOf(
  cells: RowCells,
  subgroup: Toll['ofWhich'][number]['subgroup'],
  least: Column,
  most: Column,
): Toll['ofWhich'] {
  const quantity = readRange(cells, least, most)
  return quantity === null ? [] : [{ subgroup, quantity }]
}

/** `null` where neither number is told: not told is not 0. */
function readRange(cells: RowCells, least: Column, most: Column): Quantity | null {
  const low = readNumber(cells, least)
  const high = readNumber(cells, most)
  if (low === null && high === null) return null
  if (low !== null && high !== null && low > high) {
    const expected = 'a least number that is not above the greatest; the two were exchanged'
    cells.note('changed', 'out-of-order', least, expected, `${low} to ${high}`)
    return { low: high, best: null, high: low, wording: null }
  }
  return { low: low ?? 0, best: low !== null && low === high ? low : null, high, wording: null }
}

function readNumber(cells: RowCells, column: Column): number | null {
  const number = readWholeNumber(known(cells.text(column)))
  if (number === null || number >= 0) return number
  cells.refuse(column, 'a whole number from 0, NA or nothing')
  return null
}

function attributions(
  cells: RowCells,
  column: MinMaxColumns,
  said: Said,
  sink: RowSink,
): readonly Claim[] {
  const names = known(cells.text(column.belligerents))
    .split(/[,;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !/^(?:unknown|unidentified)/i.test(name))
  const basis =
    names.length === 1 ? (gradeOf(cells, column)?.soleBelligerent ?? 'suspected') : 'suspected'
  return [...new Set(names)].map((name, index) => {
    const id = `airwars-actor-${slugOf(name)}`
    sink.once('actor', id, () => ({
      id,
      version: 1,
      name: { en: copyText(name) },
      kind: 'other',
      aliases: [],
      partOf: null,
      codes: { ucdp: null, acled: null, gtd: null },
    }))
    return attributionOf(said, `by-${index + 1}`, basis, id)
  })
}

function gradeOf(cells: RowCells, column: MinMaxColumns) {
  const text = cells.text(column.grade).toLowerCase()
  return airwarsGrades.find(({ name }) => name.toLowerCase() === text)
}

function known(text: string): string {
  return /^(?:na|n\/a|null|unknown|-)$/i.test(text) ? '' : text
}
