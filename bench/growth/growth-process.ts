/**
 * Times our answers over one stored table. Arguments: its snapshot, its choices, seed, repetitions. Sends
 * CPU milliseconds of one answer by engine and question.
 */
import { readFileSync } from 'node:fs'
import { prepareSums } from '@recount/core/statistics'
import { readSnapshot } from '@recount/core/table'
import { readChoices } from '../data/stored-table.ts'
import { askPrepared } from '../engines/prepared.ts'
import { askRecount } from '../engines/recount.ts'
import { randomFrom } from '../generator/random.ts'
import { drawParameters } from '../questions/draw-parameters.ts'
import { questions } from '../questions/questions.ts'
import { medianOf } from '../report/numbers.ts'

const [snapshot = '', choicesPath = '', ...counts] = process.argv.slice(2)
const [seed = 1, repetitions = 1] = counts.map(Number)
const choices = readChoices(choicesPath)
const table = readSnapshot(readFileSync(snapshot)).value
if (table === null) throw new RangeError(`no snapshot: ${snapshot}`)
const engines = { recount: askRecount(table), prepared: askPrepared(prepareSums(table)) }
const times: Record<string, number> = {}
for (const [name, engine] of Object.entries(engines)) {
  for (const question of questions) {
    if (question.shape === 'world' || question.shape === 'rolling') continue
    const asking = await engine.asking(question)
    if (asking === null) continue
    const random = randomFrom(seed)
    const draw = () => drawParameters(question, choices, random)
    for (let turn = 0; turn < 20; turn++) await asking.ask(draw())
    const rounds: number[] = []
    for (let round = 0; round < repetitions; round++) {
      const drawn = Array.from({ length: 200 }, draw)
      const before = process.cpuUsage()
      const started = performance.now()
      let turns = 0
      for (const parameters of drawn) {
        asking.ask(parameters)
        turns++
        if (performance.now() - started > 500) break
      }
      const { user, system } = process.cpuUsage(before)
      rounds.push((user + system) / 1000 / turns)
    }
    times[`${name} ${question.name}`] = medianOf(rounds)
  }
}
process.send?.(times)
