import { afterAll, beforeAll } from 'vitest'
import { openPostgres } from '../src/postgres.ts'
import type { Database } from '../src/sql/database.ts'
import { everyContract } from './every-contract.ts'
import { makePostgresServer } from './postgres-server.ts'

const server = makePostgresServer()
const opened: Database[] = []

if (server.reason === null) {
  beforeAll(async () => {
    // What holds when the power fails is another test's question.
    await server.start('fsync=off')
    opened.push(open(), open())
  })
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()))
    await server.stop('SIGINT')
    server.remove()
  })
}

everyContract(
  'PostgreSQL',
  async () => {
    const [database, other] = opened
    if (database === undefined || other === undefined) throw new Error('the server did not start')
    await database.batch([
      { sql: 'drop schema if exists ledger cascade' },
      { sql: 'create schema ledger' },
    ])
    return { database, other }
  },
  25,
  server.reason,
)

/** A pool of connections, as a process would have it. */
function open(): Database {
  if (server.reason !== null) throw new Error(server.reason)
  return openPostgres({
    host: server.host,
    user: 'recount',
    database: 'postgres',
    options: '-c search_path=ledger',
  })
}
