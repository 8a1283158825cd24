/**
 * Opens stored incidents in a process that has never generated any, asks every question once so that its
 * indices are made, and sends what is still held. Arguments: engine; `loaded`, or `empty` for the same
 * modules without incidents; the paths of snapshot, Parquet and choices; seed. Needs --expose-gc.
 */
import { readFileSync } from 'node:fs'
import { prepareSums } from '@recount/core/statistics'
import { readSnapshot } from '@recount/core/table'
import { readChoices } from '../data/stored-table.ts'
import type { LoadedEngine } from '../engines/engine.ts'
import { askPrepared } from '../engines/prepared.ts'
import { askRecount } from '../engines/recount.ts'
import { randomFrom } from '../generator/random.ts'
import { drawParameters } from '../questions/draw-parameters.ts'
import { questions } from '../questions/questions.ts'

const [name = '', state = '', snapshot = '', parquet = '', choicesPath = '', seed = '1'] =
  process.argv.slice(2)
const held = name === 'duckdb' ? await openDuckdb() : await openOurs()
for (let turn = 0; turn < 6; turn++) await collect()
const { rss, heapUsed, arrayBuffers } = process.memoryUsage()
process.send?.({ rss, heapUsed, arrayBuffers, held: held !== null })

/** Collects garbage; the last resort gives pages back that the next garbage would need again. */
async function collect(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100))
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

async function openOurs(): Promise<LoadedEngine | null> {
  const choices = readChoices(choicesPath)
  if (state === 'empty') return null
  const table = readSnapshot(readFileSync(snapshot)).value
  if (table === null) throw new RangeError(`no snapshot: ${snapshot}`)
  await collect()
  // Every column is decoded, also those that no question asks for.
  const columns = Object.values(table).length
  const engine = name === 'prepared' ? askPrepared(prepareSums(table)) : askRecount(table)
  const random = randomFrom(Number(seed))
  for (const question of columns > 0 ? questions : []) {
    const asking = await engine.asking(question)
    if (asking !== null) await asking.ask(drawParameters(question, choices, random))
    await collect()
  }
  return engine
}

async function openDuckdb(): Promise<object> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
  await connection.run('create table warm as select 1 as one')
  if (state === 'empty') return connection
  await connection.run(`create table incidents as select * from read_parquet('${parquet}')`)
  await connection.run('select country, sum(killed_best) from incidents group by country')
  return connection
}
