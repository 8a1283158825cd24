import type { Actor, Claim, Incident } from '@recount/core/records'
import { remember } from '../cells/remember.ts'
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
import { readOrigins, sourceOfOrigin } from './origins.ts'

/**
 * Makes the incident of a row, and puts it into the sink with the actors, places and origins that it
 * names. See CROSSWALKS.md for what becomes what.
 */
export function addGedIncident(row: GedRow, document: string, sink: RowSink): void {
  const actorA = addSide(row.sideA, sink)
  const actorB = addSide(row.sideB, sink)
  const where = locate(row, sink)
  const quantity = widenedQuantity(row.low, row.best, row.high)
  const isDay = row.datePrecision === 'day'
  const earliest = row.start <= row.end ? row.start : row.end
  const latest = row.start <= row.end ? row.end : row.start
  sink.countToll('killed', row, quantity)
  const incident: Incident = {
    id: `${ucdpGedManifest.idPrefix}${row.id}`,
    version: 1,
    title: { en: titleOf(row, earliest, latest) },
    when: {
      earliest,
      latest,
      precision: isDay && earliest !== latest ? 'days' : row.datePrecision,
      timeOfDay: null,
      zone: null,
      wording: null,
    },
    where,
    what: {
      type: row.violence.type,
      subtype: row.violence.subtype,
      methods: [],
      suicide: null,
      targets: [{ type: row.violence.target, name: null, outcome: 'carried-out' }],
      devices: [],
      outcome: 'carried-out',
    },
    claims: claimsOf(row, quantity, actorA, actorB, document, sink),
    assessment: null,
    links: [],
    damage: [],
    dataset: ucdpGedSource.id,
    sensitivity: [],
    embargoedUntil: null,
    status: 'published',
    mergedInto: null,
  }
  sink.add('incident', incident)
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
  readOrigins(row.origin).forEach((origin, index) => {
    sink.once('source', origin.id, () => sourceOfOrigin(origin))
    const saidByOrigin = { ...said, speaker: origin.id }
    claims.push(statementOf(saidByOrigin, `origin-${index + 1}`, 'report', 'killed', origin.name))
  })
  return claims
}

function addSide(side: GedSide, sink: RowSink): string | null {
  if (side.name === 'Civilians' || side.name === '') return null
  const id = actorId(side.number === '' ? side.name : side.number)
  sink.once('actor', id, () => actorOf(id, side))
  return id
}

const actorId = remember((key) => `ucdp-actor-${/^\d+$/.test(key) ? key : slugOf(key)}`)

function actorOf(id: string, { name, number }: GedSide): Actor {
  return {
    id,
    version: 1,
    name: { en: copyText(name) },
    kind: name.startsWith('Government of ') ? 'state-force' : 'armed-group',
    aliases: [],
    partOf: null,
    codes: { ucdp: number === '' ? null : number, acled: null, gtd: null },
  }
}

function locate(row: GedRow, sink: RowSink): Incident['where'] {
  const { country, placePrecision, latitude, longitude } = row
  const { province, district } = addAreas(country, row.province, row.district, sink)
  const hasLocality =
    row.placeName !== '' && placePrecision !== 'province' && placePrecision !== 'country'
  return {
    country,
    province,
    district,
    locality: hasLocality ? { en: row.placeName } : null,
    position: latitude === null || longitude === null ? null : { latitude, longitude },
    precision: placePrecision === 'province' && province === null ? 'country' : placePrecision,
    place: null,
  }
}

function titleOf(row: GedRow, earliest: string, latest: string): string {
  const sides = row.dyad === '' ? `${row.sideA.name} - ${row.sideB.name}` : row.dyad
  const when = earliest === latest ? earliest : `${earliest} to ${latest}`
  const where = row.placeName === '' ? '' : `, ${row.placeName}`
  return `${sides}${where}, ${when}`
}
