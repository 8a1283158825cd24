import type { Actor, Claim, Incident } from '@recount/core/records'
import { type UcdpViolence, ucdpViolence } from '../crosswalks/ucdp.ts'
import { addAreas } from '../places/add-areas.ts'
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
import type { GedRow, GedSide } from './ged-row.ts'
import { ucdpGedManifest, ucdpGedSource } from './manifest.ts'
import type { Origin } from './origins.ts'

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
    when: whenOf(row, earliest, latest),
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

function whenOf(row: GedRow, earliest: string, latest: string): Incident['when'] {
  const isSpan = earliest !== latest && row.datePrecision === 'day'
  const precision = isSpan ? 'days' : row.datePrecision
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
  for (const origin of row.origins) {
    const { id, claim, summary } = origin
    if (origin.heldBy !== sink.mark) tellOrigin(origin, sink)
    claims.push(statementOf(said, claim, 'report', 'killed', summary, id))
  }
  return claims
}

function tellOrigin(origin: Origin, sink: RowSink): void {
  const { id, source } = origin
  if (sink.holds('source', id)) origin.heldBy = sink.mark
  else sink.once('source', id, () => source)
}

function addSide(side: GedSide, sink: RowSink): string | null {
  const { actor } = side
  if (actor === null || side.heldBy === sink.mark) return actor
  tellActor(actor, side, sink)
  return actor
}

function tellActor(actor: string, side: GedSide, sink: RowSink): void {
  if (sink.holds('actor', actor)) side.heldBy = sink.mark
  else sink.once('actor', actor, () => actorOf(actor, side))
}

function actorOf(id: string, { name, number }: GedSide): Actor {
  return {
    aliases: nothing,
    codes: { acled: null, gtd: null, ucdp: number === '' ? null : number },
    id,
    kind: name.startsWith('Government of ') ? 'state-force' : 'armed-group',
    name: { en: name },
    partOf: null,
    version: 1,
  }
}

function locate(row: GedRow, sink: RowSink): Incident['where'] {
  const { country, place, placePrecision, latitude, longitude } = row
  const { province, district } = addAreas(country, row.province, row.district, sink)
  const isArea = placePrecision === 'province' || placePrecision === 'country'
  return {
    country,
    district,
    locality: place === null || isArea ? null : place.locality,
    place: null,
    position: latitude === null || longitude === null ? null : { latitude, longitude },
    precision: placePrecision === 'province' && province === null ? 'country' : placePrecision,
    province,
  }
}

function titleOf(row: GedRow, earliest: string, latest: string): string {
  const sides = row.dyad === '' ? `${row.sideA.name} - ${row.sideB.name}` : row.dyad
  const when = earliest === latest ? earliest : `${earliest} to ${latest}`
  const where = row.place === null ? '' : `, ${row.place.name}`
  return `${sides}${where}, ${when}`
}
