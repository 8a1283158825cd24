import { dayNumberOf, isoDateOf } from '@recount/core/primitives'
import type { ActorKind, Claim, Incident } from '@recount/core/records'
import { monthAround } from '../cells/month-around.ts'
import { readWholeNumber } from '../cells/read-whole-number.ts'
import { columnOf, createRowCells, type RowCells } from '../cells/row-cells.ts'
import { acledActorKinds, acledDatePrecision, acledPlacePrecision } from '../crosswalks/acled.ts'
import { findPrecision } from '../crosswalks/precision-row.ts'
import { addAreas } from '../places/add-areas.ts'
import { findCountry } from '../places/find-country.ts'
import { addCitedSources } from '../reading/cited-sources.ts'
import type { ColumnIndex } from '../reading/column-index.ts'
import {
  attributionOf,
  exactQuantity,
  locateRow,
  type Said,
  statementOf,
  tollOf,
} from '../reading/make-claims.ts'
import { addNamedActor } from '../reading/named-actor.ts'
import type { RowSink, TableFormat } from '../reading/source-format.ts'
import { type FoundEvent, findAcledEvent } from './find-event.ts'
import { acledManifest, acledSource } from './manifest.ts'

/** The reader of ACLED, all layouts by the names of their columns. */
export const acledFormat: TableFormat = {
  manifest: acledManifest,
  dataset: acledSource.id,
  announce: (sink) => sink.once('source', acledSource.id, () => acledSource),
  required: [
    'event_id_cnty',
    'event_date',
    'time_precision',
    'event_type',
    'actor1',
    'geo_precision',
    'fatalities',
    ['iso', 'iso3', 'country', 'gwno'],
  ],
  open({ columns, document }) {
    const cells = createRowCells()
    const column = findAcledColumns(columns)
    return {
      read(row, sink) {
        cells.begin(row, sink)
        const incident = readAcledRow(cells, column, document, sink)
        if (incident !== null) sink.add('incident', incident)
      },
    }
  },
}

type AcledColumns = ReturnType<typeof findAcledColumns>

function findAcledColumns(columns: ColumnIndex) {
  const find = (name: string, ...others: readonly string[]) => columnOf(columns, name, ...others)
  return {
    id: find('event_id_cnty'),
    date: find('event_date'),
    timePrecision: find('time_precision'),
    eventType: find('event_type'),
    subEventType: find('sub_event_type'),
    actor1: find('actor1'),
    actor2: find('actor2'),
    inter1: find('inter1'),
    inter2: find('inter2'),
    civilianTargeting: find('civilian_targeting'),
    iso: find('iso'),
    iso3: find('iso3'),
    gwno: find('gwno'),
    country: find('country'),
    province: find('admin1'),
    district: find('admin2'),
    location: find('location'),
    latitude: find('latitude'),
    longitude: find('longitude'),
    geoPrecision: find('geo_precision'),
    source: find('source'),
    notes: find('notes'),
    fatalities: find('fatalities'),
    timestamp: find('timestamp'),
  }
}

function readAcledRow(
  cells: RowCells,
  column: AcledColumns,
  document: string,
  sink: RowSink,
): Incident | null {
  const id = cells.text(column.id)
  if (!/^[A-Za-z0-9]{1,24}$/.test(id)) cells.refuse(column.id, 'letters and digits')
  const day = cells.requiredDay(column.date)
  const timeCode = readWholeNumber(cells.text(column.timePrecision))
  const timePrecision = findPrecision(acledDatePrecision, timeCode)
  if (timePrecision === null) cells.refuse(column.timePrecision, 'a code from 1 to 3')
  const geoCode = readWholeNumber(cells.text(column.geoPrecision))
  const placePrecision = findPrecision(acledPlacePrecision, geoCode)
  if (placePrecision === null) cells.refuse(column.geoPrecision, 'a code from 1 to 3')
  const found = findEvent(cells, column)
  const country = findCountry({
    code: cells.text(column.iso3),
    isoNumber: readWholeNumber(cells.text(column.iso)),
    gleditschWard: readWholeNumber(cells.text(column.gwno)),
    name: cells.text(column.country),
  })
  if (country === null) cells.refuse(column.country, 'a country that ACLED codes')
  const killed = cells.requiredCount(column.fatalities)
  const latitude = cells.decimal(column.latitude, -90, 90)
  const longitude = cells.decimal(column.longitude, -180, 180)
  if (!cells.sound() || !found || !timePrecision || !placePrecision || country === null) return null

  const { province, district } = addAreas(
    country,
    cells.text(column.province),
    cells.text(column.district),
    sink,
  )
  const location = cells.text(column.location)
  const isNamed = location !== '' && placePrecision !== 'province'
  const actor1 = cells.text(column.actor1)
  const actor2 = cells.text(column.actor2)
  const sides = actor2 === '' ? actor1 : `${actor1} - ${actor2}`
  const { event } = found
  const isRiot = event.eventType === 'Riots/Protests' && kindCode(cells.text(column.inter1)) === 5
  const quantity = exactQuantity(killed)
  sink.countToll('killed', { low: killed, best: killed, high: killed }, quantity)
  return {
    id: `${acledManifest.idPrefix}${id}`,
    version: 1,
    title: { en: [sides, location, day].filter((part) => part !== '').join(', ') },
    when: whenOf(day, timePrecision),
    where: {
      country,
      province,
      district,
      locality: isNamed ? { en: location } : null,
      position: latitude === null || longitude === null ? null : { latitude, longitude },
      precision: placePrecision === 'province' && province === null ? 'country' : placePrecision,
      place: null,
    },
    what: {
      type: isRiot ? 'riot' : event.type,
      subtype: event.subtype,
      methods: event.methods,
      suicide: event.suicide,
      targets: targetsOf(cells, column, found),
      devices: [],
      outcome: 'carried-out',
    },
    claims: claimsOf(cells, column, found, document, id, killed, sink),
    assessment: null,
    links: [],
    damage: [],
    dataset: acledSource.id,
    sensitivity: [],
    embargoedUntil: null,
    status: 'published',
    mergedInto: null,
  }
}

function findEvent(cells: RowCells, column: AcledColumns): FoundEvent | null {
  const eventType = cells.text(column.eventType)
  const found = findAcledEvent(eventType, cells.text(column.subEventType))
  if (found === null) cells.refuse(column.eventType, 'an event type of ACLED’s codebook')
  else if (found.readAs !== null) {
    const expected = `an event type of ACLED’s codebook; read as ${found.readAs}`
    const given = `${eventType} / ${cells.text(column.subEventType)}`
    cells.note('changed', 'misspelt', column.eventType, expected, given)
  }
  return found
}

function whenOf(day: string, precision: 'day' | 'week' | 'month' | string): Incident['when'] {
  const base = { timeOfDay: null, zone: null, wording: null }
  if (precision === 'week') {
    const middle = dayNumberOf(day)
    return {
      earliest: isoDateOf(middle - 3),
      latest: isoDateOf(middle + 3),
      precision: 'week',
      ...base,
    }
  }
  if (precision === 'month') return { ...monthAround(day), precision: 'month', ...base }
  return { earliest: day, latest: day, precision: 'day', ...base }
}

function targetsOf(
  cells: RowCells,
  column: AcledColumns,
  { event }: FoundEvent,
): Incident['what']['targets'] {
  const aimedAtCivilians =
    cells.text(column.civilianTargeting) !== '' ||
    event.type === 'violence-against-civilians' ||
    kindCode(cells.text(column.inter2)) === 7
  if (aimedAtCivilians) return [{ type: 'private-citizens', name: null, outcome: 'carried-out' }]
  if (event.type === 'battle') return [{ type: 'armed-actor', name: null, outcome: 'carried-out' }]
  return []
}

function claimsOf(
  cells: RowCells,
  column: AcledColumns,
  { event }: FoundEvent,
  document: string,
  id: string,
  killed: number,
  sink: RowSink,
): readonly Claim[] {
  const updated = readWholeNumber(cells.text(column.timestamp))
  const said: Said = {
    speaker: acledSource.id,
    document,
    locator: locateRow('event_id_cnty', id),
    date: updated !== null && updated > 0 ? isoDateOf(Math.floor(updated / 86_400)) : null,
  }
  const claims: Claim[] = [tollOf(said, 'killed', 'killed', 'all', null, exactQuantity(killed))]
  const attribute = (claim: string, basis: typeof event.actor1, name: string, inter: string) => {
    if (basis === null || name === '' || isNobody(name)) return
    const kind = kindOf(inter)
    if (kind === 'civilians') return
    claims.push(attributionOf(said, claim, basis, addNamedActor('acled', name, kind, sink)))
  }
  const actor1 = cells.text(column.actor1)
  const actor2 = cells.text(column.actor2)
  attribute('by-1', event.actor1, actor1, cells.text(column.inter1))
  if (actor2 !== actor1) attribute('by-2', event.actor2, actor2, cells.text(column.inter2))
  const notes = cells.text(column.notes)
  if (notes !== '') claims.push(statementOf(said, 'notes', 'report', 'killed', { en: notes }))
  claims.push(...addCitedSources('acled', cells.text(column.source), said, sink))
  return claims
}

function isNobody(name: string): boolean {
  return /^(?:unidentified|unknown|unspecified)\b/i.test(name)
}

function kindCode(inter: string): number | null {
  const code = readWholeNumber(inter)
  if (code === null || !Number.isNaN(code)) return code
  const word = inter.toLowerCase()
  return acledActorKinds.find(({ name }) => name.toLowerCase() === word)?.code ?? null
}

function kindOf(inter: string): ActorKind {
  const code = kindCode(inter)
  return acledActorKinds.find((row) => row.code === code)?.kind ?? 'other'
}
