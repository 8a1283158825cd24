import { env } from 'cloudflare:workers'
import { openD1 } from '../../src/d1.ts'
import { everyContract } from '../every-contract.ts'

const tables = [
  'snapshot_chunk',
  'snapshot',
  'figure_incident',
  'staged',
  'revision_original',
  'original',
  'import_chunk',
  'import_job',
  'pointer',
  'proposal',
  'idempotency',
  'api_key',
  'redaction',
  'publication',
  'current_record',
  'content',
  'revision',
  'figure',
  'migration',
]

everyContract(
  'D1 in workerd',
  async () => {
    const database = openD1(env.LEDGER)
    await database.batch(tables.map((table) => ({ sql: `drop table if exists ${table}` })))
    return { database, other: openD1(env.LEDGER) }
  },
  8,
)
