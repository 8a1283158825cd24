import { checkReferences, parseRecord, type RecordSet } from '@recount/core/records'
import { expect } from 'vitest'

/** Expects every record to pass core's schemas unchanged, and every reference to lead somewhere. */
export function expectSound(records: RecordSet): void {
  const wrong = [
    ...records.sources.flatMap((record) => parseRecord('source', record).issues),
    ...records.documents.flatMap((record) => parseRecord('document', record).issues),
    ...records.actors.flatMap((record) => parseRecord('actor', record).issues),
    ...records.places.flatMap((record) => parseRecord('place', record).issues),
    ...records.incidents.flatMap((record) => parseRecord('incident', record).issues),
    ...records.reportedTotals.flatMap((record) => parseRecord('reported-total', record).issues),
  ]
  expect(wrong.slice(0, 5)).toEqual([])
  expect(checkReferences(records).slice(0, 5)).toEqual([])
}
