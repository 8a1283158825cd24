import type { Incident, RecordSet } from '../records/index.ts'

/**
 * An earlier state of the records with the protection that the newest state asks for.
 *
 * A label that was put on an incident later holds for its earlier versions too, and so does an embargo;
 * an incident that went back to a draft is a draft in its history. Otherwise what is hidden today could
 * be read in yesterday's state. What was said and counted is left as it was.
 *
 * @example
 * keepLabels(emptyRecordSet, emptyRecordSet) //=> emptyRecordSet
 */
export function keepLabels(then: RecordSet, newest: RecordSet): RecordSet {
  const newestOf = new Map(newest.incidents.map((incident) => [incident.id, incident]))
  return {
    ...then,
    incidents: then.incidents.map((incident) => labelled(incident, newestOf.get(incident.id))),
  }
}

function labelled(then: Incident, newest: Incident | undefined): Incident {
  if (newest === undefined) return then
  const wentBack = newest.status === 'draft' || newest.status === 'proposed'
  return {
    ...then,
    sensitivity: [...new Set([...then.sensitivity, ...newest.sensitivity])],
    embargoedUntil: later(then.embargoedUntil, newest.embargoedUntil),
    status: wentBack && then.status === 'published' ? newest.status : then.status,
  }
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}
