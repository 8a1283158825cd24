/**
 * Loads one engine, asks it every question once so that its indices are made, forgets what it was loaded
 * from, and prints what is still held. Arguments: engine or `nothing`, rows, seed. Needs --expose-gc.
 */
import { makeFactTables } from '../data/facts.ts'
import type { LoadedEngine } from '../engines/engine.ts'
import { engines, isEngineName } from '../engines/engines.ts'
import { generateIncidents } from '../generator/generate-incidents.ts'
import { randomFrom } from '../generator/random.ts'
import { choicesOf } from '../questions/choices-of.ts'
import { drawParameters } from '../questions/draw-parameters.ts'
import { questions } from '../questions/questions.ts'

const [name = '', rows = '0', seed = '1'] = process.argv.slice(2)
const engine = await load()
await new Promise((resolve) => setTimeout(resolve, 200))
for (let turn = 0; turn < 4; turn++) globalThis.gc?.()
const { rss, heapUsed, arrayBuffers } = process.memoryUsage()
process.send?.({ rss, heapUsed, arrayBuffers, held: engine !== null })

async function load(): Promise<LoadedEngine | null> {
  const incidents = [...generateIncidents(Number(rows), Number(seed))]
  if (!isEngineName(name)) return null
  const loaded = await engines[name](incidents)
  const choices = choicesOf(makeFactTables(incidents.slice(0, 20_000)).incidents)
  const random = randomFrom(1)
  for (const question of questions) {
    const asking = await loaded.asking(question)
    if (asking !== null) await asking.ask(drawParameters(question, choices, random))
  }
  return loaded
}
