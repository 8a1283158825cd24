import { canonicalJson } from '@recount/core/primitives'
import type { Claim, Incident, Toll } from '@recount/core/records'
import { marked, repeated, signOf } from './abbreviations.ts'
import type { WrittenParts } from './write-record-parts.ts'

const sign = {
  start: signOf('{"assessment":null,"claims":['),
  actor: signOf('{"actor":'),
  statedGroup: signOf(',"basis":"stated","date":null,"document":null,"group":"'),
  killed: signOf('","harm":"killed","id":"'),
  wounded: signOf('","harm":"wounded","id":"'),
  best: signOf('","kind":"toll","locator":null,"ofWhich":[],"quantity":{"best":'),
  high: signOf(',"high":'),
  low: signOf(',"low":'),
  tollEnd: signOf(',"wording":null},"speaker":null}'),
  basis: signOf(',"basis":"'),
  undatedId: signOf('","date":null,"document":null,"id":"'),
  attributionEnd: signOf('","kind":"attribution","locator":null,"speaker":null}'),
  about: signOf('{"about":'),
  reportId: signOf(',"act":"report","basis":"reported","date":null,"document":null,"id":"'),
  statementEnd: signOf('","kind":"statement","locator":null,"speaker":null,"summary":null}'),
  dataset: signOf('],"damage":[],"dataset":'),
  mergedInto: signOf(',"links":[],"mergedInto":'),
  what: signOf(
    ',"title":null,"what":{"devices":[],"methods":[],"outcome":"carried-out","subtype":',
  ),
  targets: signOf(',"suicide":null,"targets":['),
  target: signOf('{"name":null,"outcome":"carried-out","type":"'),
  type: signOf('"}],"type":"'),
  when: signOf('"},"when":{"earliest":'),
  latest: signOf(',"latest":'),
  precision: signOf(',"precision":"'),
  where: signOf('","timeOfDay":null,"wording":null,"zone":null},"where":{"country":'),
  unheld: signOf(',"district":null,"locality":null,"place":null,"position":null,"precision":"'),
  province: signOf('","province":'),
  document: signOf('{"document":'),
  locator: signOf(',"locator":'),
  speaker: signOf(',"speaker":'),
  inWhere: signOf('{"where":{'),
  district: signOf('"district":'),
  position: signOf('"position":{"latitude":'),
  longitude: signOf(',"longitude":'),
  summary: signOf('{"summary":'),
  title: signOf('],"title":'),
} as const

/**
 * Writes the parts of an incident as `writeRecordParts` does, with signs in the place of what stands in most
 * of them (see `expandSigns`), in a fifth of the time: most rows of an import are incidents. `null` for an
 * incident of another form than those that readers make of rows, which is written field by field.
 *
 * @throws TypeError for what canonical JSON cannot hold.
 */
export function writeIncidentParts(incident: Incident): WrittenParts | null {
  if (!isUsual(incident)) return null
  const { claims, what, when, where } = incident
  let record = sign.start
  let summaries = ''
  let hasSummary = false
  for (let index = 0; index < claims.length; index++) {
    const claim = claims[index]
    if (claim === undefined || !hasItsFields(claim)) return null
    if (index > 0) record += ','
    record += claimOf(claim)
    if (index > 0) summaries += ','
    if (claim.kind === 'statement') {
      summaries += `${sign.summary}${canonicalJson(claim.summary)}}`
      hasSummary = true
    } else summaries += 'null'
  }
  // What is not abbreviated in `embargoedUntil` and `sensitivity` is looked for by SQL.
  record += `${sign.dataset}${canonicalJson(incident.dataset)},"embargoedUntil":${canonicalJson(incident.embargoedUntil)}`
  record += `,"id":${canonicalJson(incident.id)}${sign.mergedInto}${canonicalJson(incident.mergedInto)}`
  record += `,"sensitivity":${canonicalJson(incident.sensitivity)},"status":"${incident.status}"`
  record += `${sign.what}${canonicalJson(what.subtype)}${sign.targets}`
  what.targets.forEach((target, index) => {
    record += `${index === 0 ? '' : '"},'}${sign.target}${target.type}`
  })
  record += `${sign.type}${what.type}${sign.when}${canonicalJson(when.earliest)}`
  record += `${sign.latest}${canonicalJson(when.latest)}${sign.precision}${when.precision}`
  record += `${sign.where}${canonicalJson(where.country)}${sign.unheld}${where.precision}`
  record += `${sign.province}${canonicalJson(where.province)}}}`
  const place = placeOf(where)
  const title = canonicalJson(incident.title)
  const prose = hasSummary ? `{"claims":[${summaries}${sign.title}${title}}` : `{"title":${title}}`
  const speakers = speakersOf(claims)
  return place === '' ? { prose, record, speakers } : { place, prose, record, speakers }
}

/** Whether what the signs say holds of it, and it has all fields of an incident and no other. */
function isUsual(incident: Incident): boolean {
  const { what, when } = incident
  return (
    incident.claims.length > 0 &&
    incident.assessment === null &&
    incident.links.length === 0 &&
    incident.damage.length === 0 &&
    what.devices.length === 0 &&
    what.methods.length === 0 &&
    what.suicide === null &&
    what.outcome === 'carried-out' &&
    what.targets.length > 0 &&
    what.targets.every(
      (target) =>
        target.name === null && target.outcome === 'carried-out' && countFields(target) === 3,
    ) &&
    when.timeOfDay === null &&
    when.wording === null &&
    when.zone === null &&
    countFields(what) === 7 &&
    countFields(when) === 6 &&
    countFields(incident.where) === 7 &&
    countFields(incident) === 15
  )
}

function hasItsFields(claim: Claim): boolean {
  const fields = countFields(claim)
  if (claim.kind === 'attribution') return fields === 8
  if (claim.kind === 'statement') return fields === 10
  const { quantity } = claim
  return fields === 12 && (quantity === null || countFields(quantity) === 4)
}

function countFields(value: object): number {
  return Object.keys(value).length
}

function claimOf(claim: Claim): string {
  if (claim.kind === 'toll') return tollOf(claim)
  const id = canonicalJson(claim.id).slice(1)
  if (claim.kind === 'attribution') {
    return claim.date === null
      ? `${sign.actor}${canonicalJson(claim.actor)}${sign.basis}${claim.basis}${sign.undatedId}${id.slice(0, -1)}${sign.attributionEnd}`
      : withoutSpeaker(claim)
  }
  const { act, basis, date } = claim
  return act === 'report' && basis === 'reported' && date === null
    ? `${sign.about}${canonicalJson(claim.about)}${sign.reportId}${id.slice(0, -1)}${sign.statementEnd}`
    : withoutSpeaker({ ...claim, summary: null })
}

function tollOf(claim: Toll): string {
  const { basis, date, ofWhich, quantity, harm } = claim
  const isUsualToll =
    basis === 'stated' && date === null && ofWhich.length === 0 && quantity?.wording === null
  if (!isUsualToll || (harm !== 'killed' && harm !== 'wounded')) return withoutSpeaker(claim)
  const { best, high, low } = quantity
  return (
    `${sign.actor}${canonicalJson(claim.actor)}${sign.statedGroup}${claim.group}` +
    `${sign[harm]}${canonicalJson(claim.id).slice(1, -1)}${sign.best}${canonicalJson(best)}` +
    `${sign.high}${canonicalJson(high)}${sign.low}${canonicalJson(low)}${sign.tollEnd}`
  )
}

function withoutSpeaker(claim: object): string {
  return canonicalJson({ ...claim, speaker: null, document: null, locator: null })
}

function placeOf({ district, locality, place, position }: Incident['where']): string {
  let held = ''
  if (district !== null) held = `,${sign.district}${canonicalJson(district)}`
  if (locality !== null) held += `,"locality":${canonicalJson(locality)}`
  if (place !== null) held += `,"place":${canonicalJson(place)}`
  if (position !== null) {
    const { latitude, longitude } = position
    held +=
      countFields(position) === 2
        ? `,${sign.position}${canonicalJson(latitude)}${sign.longitude}${canonicalJson(longitude)}}`
        : `,"position":${canonicalJson(position)}`
  }
  return held === '' ? '' : `${sign.inWhere}${held.slice(1)}}}`
}

/** Who says each claim, and where: mostly one speaker in one place, which is then written once. */
function speakersOf(claims: readonly Claim[]): string {
  let written = ''
  let before: Claim | null = null
  for (const claim of claims) {
    const isSamePlace =
      before !== null && claim.locator === before.locator && claim.document === before.document
    if (written !== '') written += ','
    written += isSamePlace
      ? repeated
      : `${marked}${sign.document}${canonicalJson(claim.document)}${sign.locator}${canonicalJson(claim.locator)}${sign.speaker}${marked}`
    written += `${canonicalJson(claim.speaker)}}`
    before = claim
  }
  return `{"claims":[${written}]}`
}
