import { countIncident, countingContextOf, countingRules } from '@recount/core/counting'
import { afterAll, describe, expect, it } from 'vitest'
import { startCasebookServer } from '../gallery/casebook-server.ts'
import { fixedSnapshot } from '../gallery/fixed-snapshot.ts'
import { readIncidentRecords } from './incident-records.ts'
import { makeLedgerReader } from './ledger-reader.ts'

const server = await startCasebookServer()
afterAll(server.close)
const ledger = makeLedgerReader(server.api)
const { records, countedBy } = fixedSnapshot()

async function readAll(id: string) {
  const found = await server.api.incident(id, null)
  if (found.status !== 'ready') throw new Error(id)
  const incident = found.value
  const read = () => readIncidentRecords(ledger, incident, null)
  await expect.poll(() => read().status).toBe('ready')
  const state = read()
  if (state.status !== 'ready') throw new Error(state.status)
  return { incident, known: state.value }
}

describe('readIncidentRecords', () => {
  it('reads enough to count each incident by every rule as all records do', async () => {
    for (const { id } of records.incidents) {
      const { incident, known } = await readAll(id)
      for (const rule of countingRules) {
        const counted = countIncident(incident, rule, countingContextOf(known))
        const expected = countedBy(rule.name).byId.get(id)
        expect({ ...counted, incident: null }).toEqual({ ...expected, incident: null })
      }
    }
  })
  it('reads the incidents that it is linked to, and its documents with who published them', async () => {
    for (const { id, links, claims } of records.incidents) {
      const { known } = await readAll(id)
      const ids = new Set(known.incidents.map((incident) => incident.id))
      expect(
        [id, ...links.map(({ incident }) => incident)].filter((each) => !ids.has(each)),
      ).toEqual([])
      const sources = new Set(known.sources.map((source) => source.id))
      const documents = new Map(known.documents.map((document) => [document.id, document]))
      for (const { document, speaker } of claims) {
        expect(sources.has(speaker)).toBe(true)
        expect(sources.has(documents.get(document)?.source ?? '')).toBe(true)
      }
    }
  })
})
