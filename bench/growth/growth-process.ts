/**
 * Times our answers over one size of table. Arguments: rows, seed, repetitions. Prints CPU milliseconds of
 * one answer by question.
 */
import { makeFactTables } from '../data/facts.ts'
import { askRecount, tableOfRows } from '../engines/recount.ts'
import { generateIncidents } from '../generator/generate-incidents.ts'
import { randomFrom } from '../generator/random.ts'
import { choicesOf } from '../questions/choices-of.ts'
import { drawParameters } from '../questions/draw-parameters.ts'
import { questions } from '../questions/questions.ts'
import { medianOf } from '../report/numbers.ts'

const [rows = 0, seed = 1, repetitions = 1] = process.argv.slice(2).map(Number)
const engine = askRecount(tableOfRows(generateIncidents(rows, seed)))
// The world is the same whatever the number of rows: a sample tells its countries and actors.
const choices = choicesOf(makeFactTables([...generateIncidents(20_000, seed)]).incidents)
const times: Record<string, number> = {}
for (const question of questions) {
  if (question.shape === 'world' || question.shape === 'rolling') continue
  const asking = await engine.asking(question)
  if (asking === null) continue
  const random = randomFrom(seed)
  const ask = () => asking.ask(drawParameters(question, choices, random))
  for (let turn = 0; turn < 5; turn++) await ask()
  const rounds: number[] = []
  for (let round = 0; round < repetitions; round++) {
    const drawn = Array.from({ length: 100 }, () => drawParameters(question, choices, random))
    const before = process.cpuUsage()
    const started = performance.now()
    let turns = 0
    for (const parameters of drawn) {
      asking.ask(parameters)
      turns++
      if (performance.now() - started > 300) break
    }
    const { user, system } = process.cpuUsage(before)
    rounds.push((user + system) / 1000 / turns)
  }
  times[question.name] = medianOf(rounds)
}
process.send?.(times)
