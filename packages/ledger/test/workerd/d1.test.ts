import { env } from 'cloudflare:workers'
import { openD1 } from '../../src/d1.ts'
import { ledgerContract } from '../ledger-contract.ts'

const tables = [
  'pointer',
  'redaction',
  'publication',
  'current_record',
  'content',
  'revision',
  'figure',
  'migration',
]

ledgerContract(
  'D1 in workerd',
  async () => {
    const database = openD1(env.LEDGER)
    await database.batch(tables.map((table) => ({ sql: `drop table if exists ${table}` })))
    return { database, other: openD1(env.LEDGER) }
  },
  8,
)
