import type { Actor, Claim, Incident } from '@recount/core/records'
import { remember } from '../cells/remember.ts'
import { type UcdpViolence, ucdpViolence } from '../crosswalks/ucdp.ts'
import { addAreas } from '../places/add-areas.ts'
import { slugOf } from '../places/slug-of.ts'
import {
  attributionOf,
  exactQuantity,
  locateRow,
  type Said,
  statementOf,
  tollOf,
  widenedQuantity,
} from '../reading/make-claims.ts'
import type { RowSink } from '../reading/source-format.ts'
import { copyText } from '../streaming/copy-text.ts'
import type { GedRow, GedSide } from './ged-row.ts'
import { ucdpGedManifest, ucdpGedSource } from './manifest.ts'
import { readOrigins } from './origins.ts'

/**
 * Makes the incident of a row, and puts it into the sink with the actors, places and origins that it
 * names. See CROSSWALKS.md for what becomes what.
 */
export function addGedIncident(row: GedRow, document: string, sink: RowSink): void {
  const { violence } = row
  const actorA = addSide(row.sideA, sink)
  const actorB = addSide(row.sideB, sink)
  const where = locate(row, sink)
  const quantity = widenedQuantity(row.low, row.best, row.high)
  const earliest = row.start <= row.end ? row.start : row.end
  const latest = row.start <= row.end ? row.end : row.start
  sink.countToll('killed', row, quantity)
  const incident: Incident = {
    assessment: null,
    claims: claimsOf(row, quantity, actorA, actorB, document, sink),
    damage: nothing,
    dataset: ucdpGedSource.id,
    embargoedUntil: null,
    id: `${ucdpGedManifest.idPrefix}${row.id}`,
    links: nothing,
    mergedInto: null,
    sensitivity: nothing,
    status: 'published',
    title: { en: titleOf(row, earliest, latest) },
    version: 1,
    what: whatOf.get(violence) ?? makeWhat(violence),
    when: whenOf(earliest, latest, row.datePrecision),
    where,
  }
  sink.add('incident', incident)
}

const nothing: readonly never[] = Object.freeze([])

/** What happened is one of three things, each one object for all rows. */
const whatOf = new Map(ucdpViolence.map((violence) => [violence, makeWhat(violence)]))

function makeWhat({ type, subtype, target }: UcdpViolence): Incident['what'] {
  const outcome = 'carried-out'
  return Object.freeze({
    devices: nothing,
    methods: nothing,
    outcome,
    subtype,
    suicide: null,
    targets: Object.freeze([Object.freeze({ name: null, outcome, type: target })]),
    type,
  })
}

type When = Incident['when']

const mostDays = 20_000
const knownDays = new Map<string, When>()

/** Most rows are of one day, which is one object for all of them. */
function whenOf(earliest: string, latest: string, precision: When['precision']): When {
  if (earliest !== latest)
    return makeWhen(earliest, latest, precision === 'day' ? 'days' : precision)
  if (precision !== 'day') return makeWhen(earliest, latest, precision)
  let when = knownDays.get(earliest)
  if (when === undefined) {
    if (knownDays.size >= mostDays) knownDays.clear()
    when = Object.freeze(makeWhen(earliest, latest, precision))
    knownDays.set(earliest, when)
  }
  return when
}

function makeWhen(earliest: string, latest: string, precision: When['precision']): When {
  return { earliest, latest, precision, timeOfDay: null, wording: null, zone: null }
}

function claimsOf(
  row: GedRow,
  quantity: ReturnType<typeof widenedQuantity>,
  actorA: string | null,
  actorB: string | null,
  document: string,
  sink: RowSink,
): readonly Claim[] {
  const said: Said = {
    speaker: ucdpGedSource.id,
    document,
    locator: locateRow('id', row.id),
    date: null,
  }
  const claims: Claim[] = [tollOf(said, 'killed', 'killed', 'all', null, quantity)]
  // "Civilians" as a side are civilians, and two sides of one actor have one toll.
  let civilians = row.killedCivilians
  const together = actorA !== null && actorA === actorB
  if (actorA === null) civilians += row.killedA
  else {
    const killed = together ? row.killedA + row.killedB : row.killedA
    claims.push(tollOf(said, 'killed-a', 'killed', 'armed-actor', actorA, exactQuantity(killed)))
  }
  if (actorB === null) civilians += row.killedB
  else if (!together) {
    const killed = exactQuantity(row.killedB)
    claims.push(tollOf(said, 'killed-b', 'killed', 'armed-actor', actorB, killed))
  }
  claims.push(
    tollOf(said, 'killed-civilians', 'killed', 'civilian', null, exactQuantity(civilians)),
    tollOf(said, 'killed-unknown', 'killed', 'unspecified', null, exactQuantity(row.killedUnknown)),
  )
  const { sideA, sideB } = row.violence
  if (actorA !== null) claims.push(attributionOf(said, 'by-a', sideA, actorA))
  if (actorB !== null && !together && sideB !== null) {
    claims.push(attributionOf(said, 'by-b', sideB, actorB))
  }
  for (const { id, claim, source, summary } of readOrigins(row.origin)) {
    if (sink.lacks('source', id)) sink.once('source', id, () => source)
    claims.push(statementOf(said, claim, 'report', 'killed', summary, id))
  }
  return claims
}

function addSide(side: GedSide, sink: RowSink): string | null {
  if (side.name === 'Civilians' || side.name === '') return null
  const id = actorId(side.number === '' ? side.name : side.number)
  if (sink.lacks('actor', id)) sink.once('actor', id, () => actorOf(id, side))
  return id
}

const actorId = remember((key) => `ucdp-actor-${/^\d+$/.test(key) ? key : slugOf(key)}`)

function actorOf(id: string, { name, number }: GedSide): Actor {
  return {
    aliases: nothing,
    codes: { acled: null, gtd: null, ucdp: number === '' ? null : number },
    id,
    kind: name.startsWith('Government of ') ? 'state-force' : 'armed-group',
    name: { en: copyText(name) },
    partOf: null,
    version: 1,
  }
}

const localityOf = remember((name) => Object.freeze({ en: name }))

function locate(row: GedRow, sink: RowSink): Incident['where'] {
  const { country, placePrecision, latitude, longitude } = row
  const { province, district } = addAreas(country, row.province, row.district, sink)
  const hasLocality =
    row.placeName !== '' && placePrecision !== 'province' && placePrecision !== 'country'
  return {
    country,
    district,
    locality: hasLocality ? localityOf(row.placeName) : null,
    place: null,
    position: latitude === null || longitude === null ? null : { latitude, longitude },
    precision: placePrecision === 'province' && province === null ? 'country' : placePrecision,
    province,
  }
}

function titleOf(row: GedRow, earliest: string, latest: string): string {
  const sides = row.dyad === '' ? `${row.sideA.name} - ${row.sideB.name}` : row.dyad
  const when = earliest === latest ? earliest : `${earliest} to ${latest}`
  const where = row.placeName === '' ? '' : `, ${row.placeName}`
  return `${sides}${where}, ${when}`
}
