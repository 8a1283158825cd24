import { randomFrom } from '../generator/random.ts'
import type { RunningEngine } from '../process/start-engine.ts'
import { type Choices, drawParameters } from '../questions/draw-parameters.ts'
import { findDifference } from '../questions/find-difference.ts'
import type { Question } from '../questions/question.ts'

/** Engines disagree: whoever is fast is fast at something else. */
export class DisagreementError extends Error {
  override readonly name = 'DisagreementError'
}

/** How many parameters all engines answer before anything is timed. */
const compared = 6

/** Compares all engines' answers to a question, to the last number. */
export async function checkAgreement(
  running: readonly RunningEngine[],
  question: Question,
  choices: Choices,
  seed: number,
): Promise<void> {
  const random = randomFrom(seed + 10)
  const parameters = Array.from({ length: compared }, () =>
    drawParameters(question, choices, random),
  )
  let first: { readonly name: string; readonly answers: readonly (readonly string[])[] } | null =
    null
  for (const engine of running) {
    const response = await engine.ask({ kind: 'answer', question: question.name, parameters })
    if (response.kind !== 'answers') continue
    if (first === null) {
      first = { name: engine.name, answers: response.answers }
      continue
    }
    const { name, answers } = first
    response.answers.forEach((answer, place) => {
      const difference = findDifference(answers[place] ?? [], answer)
      if (difference === null) return
      const asked = JSON.stringify(parameters[place])
      throw new DisagreementError(
        `${question.name} ${asked}: ${name} and ${engine.name} differ in ${difference}`,
      )
    })
  }
}
