import type { Claim, Incident } from '@recount/core/records'
import { countFields } from './count-fields.ts'
import { isFrozen } from './is-frozen.ts'

/**
 * Whether an incident has the form of those that readers make of rows: what the signs say holds of it, and it
 * has all fields of an incident and no other. Most rows of an import are such incidents.
 */
export function isUsualIncident(incident: Incident): boolean {
  const { claims, what, when, where } = incident
  if (
    claims.length === 0 ||
    incident.assessment !== null ||
    incident.links.length > 0 ||
    incident.damage.length > 0 ||
    when.timeOfDay !== null ||
    when.wording !== null ||
    when.zone !== null ||
    countFields(when) !== 6 ||
    countFields(where) !== 7 ||
    countFields(incident) !== 15 ||
    !isUsualWhat(what)
  ) {
    return false
  }
  for (let index = 0; index < claims.length; index++) {
    const claim = claims[index]
    if (claim === undefined || !hasItsFields(claim)) return false
  }
  return true
}

/** What readers share between rows is looked at once. */
const usual = new WeakSet<Incident['what']>()

function isUsualWhat(what: Incident['what']): boolean {
  if (usual.has(what)) return true
  const isUsual =
    what.devices.length === 0 &&
    what.methods.length === 0 &&
    what.suicide === null &&
    what.outcome === 'carried-out' &&
    what.targets.length > 0 &&
    countFields(what) === 7 &&
    what.targets.every(
      (target) =>
        target.name === null && target.outcome === 'carried-out' && countFields(target) === 3,
    )
  if (isUsual && isFrozen(what)) usual.add(what)
  return isUsual
}

function hasItsFields(claim: Claim): boolean {
  const fields = countFields(claim)
  if (claim.kind === 'attribution') return fields === 8
  if (claim.kind === 'statement') return fields === 10
  const { quantity } = claim
  return fields === 12 && (quantity === null || countFields(quantity) === 4)
}
