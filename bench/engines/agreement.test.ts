import { describe, expect, it } from 'vitest'
import { makeFactTables } from '../data/facts.ts'
import { generateIncidents } from '../generator/generate-incidents.ts'
import { randomFrom } from '../generator/random.ts'
import { choicesOf } from '../questions/choices-of.ts'
import { drawParameters } from '../questions/draw-parameters.ts'
import { findDifference, inOrder } from '../questions/find-difference.ts'
import { questions } from '../questions/questions.ts'
import { engineNames, engines } from './engines.ts'

const rows = [...generateIncidents(4_000, 3)]
const choices = choicesOf(makeFactTables(rows).incidents)
const loaded = await Promise.all(
  engineNames.map(async (name) => ({ name, engine: await engines[name](rows) })),
)

describe.each(questions)('$name', (question) => {
  it('is answered the same by every engine', async () => {
    const random = randomFrom(7)
    const askings = []
    for (const { name, engine } of loaded) {
      const asking = await engine.asking(question)
      if (asking !== null) askings.push({ name, asking })
    }
    expect(askings.length).toBeGreaterThan(1)
    let found = 0
    const turns = question.shape === 'world' || question.shape === 'rolling' ? 1 : 8
    for (let turn = 0; turn < turns; turn++) {
      const parameters = drawParameters(question, choices, random)
      let ours: readonly string[] | null = null
      for (const { name, asking } of askings) {
        const answer = inOrder(asking.rowsOf(await asking.ask(parameters)))
        ours ??= answer
        expect(findDifference(ours, answer), `${name} ${JSON.stringify(parameters)}`).toBeNull()
      }
      found += ours?.length ?? 0
    }
    expect(found).toBeGreaterThan(0)
  })
})
