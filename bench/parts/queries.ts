import { makeFactTables } from '../data/facts.ts'
import { type EngineName, engineNames } from '../engines/engines.ts'
import { generateIncidents } from '../generator/generate-incidents.ts'
import { randomFrom } from '../generator/random.ts'
import { type RunningEngine, startEngine } from '../process/start-engine.ts'
import { choicesOf } from '../questions/choices-of.ts'
import { type Choices, drawParameters } from '../questions/draw-parameters.ts'
import type { Question } from '../questions/question.ts'
import { filteredQuestions, preparedQuestions, questions } from '../questions/questions.ts'
import { type Goal, judge } from '../report/goal.ts'
import { formatMilliseconds, formatRatio, medianOf } from '../report/numbers.ts'
import type { ReportTable } from '../report/report-table.ts'
import { checkAgreement } from './check-agreement.ts'
import type { Part, Settings } from './part.ts'

/** The times of one question by engine. */
export interface QuestionTimes {
  readonly question: string
  readonly times: Readonly<Partial<Record<EngineName, EngineTimes>>>
}

interface EngineTimes {
  readonly median: number
  readonly least: number
  readonly cpu: number
  readonly repetitions: number
}

const prepared: Goal = { bar: 1, aim: 100, better: 'greater' }
const filtered: Goal = { bar: 1, aim: 6, better: 'greater' }
const mostMilliseconds = 250

/** The queries on all engines, each in its process; first all answers are compared, then times. */
export const queries: Part = {
  name: 'queries',
  about: 'Q1 to Q7, and Q1 to Q5 with further filters, beside the other engines',
  run: async (settings) => {
    const { rows, seed, progress } = settings
    const choices = choicesOf(makeFactTables([...generateIncidents(rows, seed)]).incidents)
    const running: RunningEngine[] = []
    try {
      for (const name of engineNames) {
        progress(`${name}: loading ${rows} rows`)
        running.push(await startEngine(name, rows, seed))
      }
      for (const question of questions) {
        progress(`${question.name}: comparing answers`)
        await checkAgreement(running, question, choices, seed)
      }
      const numbers: QuestionTimes[] = []
      for (const question of questions) {
        progress(`${question.name}: timing`)
        numbers.push(await timeQuestion(running, question, choices, settings))
      }
      const tables = [
        tableOf('Prepared shapes', preparedQuestions, numbers, prepared),
        tableOf('With further filters', filteredQuestions, numbers, filtered),
      ]
      return { tables, numbers }
    } finally {
      for (const engine of running) engine.stop()
    }
  },
}

/** Engines take turns in rounds, so that a busy moment of the machine strikes all of them. */
async function timeQuestion(
  running: readonly RunningEngine[],
  question: Question,
  choices: Choices,
  { repetitions, seed }: Settings,
): Promise<QuestionTimes> {
  const random = randomFrom(seed + 100)
  const all = new Map<EngineName, { milliseconds: number[]; cpu: number }>()
  for (let round = 0; round < repetitions; round++) {
    const parameters = Array.from({ length: 40 }, () => drawParameters(question, choices, random))
    for (const engine of running) {
      const request = {
        kind: 'time',
        question: question.name,
        parameters,
        mostMilliseconds,
      } as const
      const response = await engine.ask(request)
      if (response.kind !== 'times') continue
      const times = all.get(engine.name) ?? { milliseconds: [], cpu: 0 }
      // The first round warms up.
      if (round > 0) {
        times.milliseconds.push(...response.milliseconds)
        times.cpu += response.cpuMilliseconds
      }
      all.set(engine.name, times)
    }
  }
  const times = Array.from(all, ([name, { milliseconds, cpu }]) => [
    name,
    {
      median: medianOf(milliseconds),
      least: milliseconds.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY),
      cpu: cpu / milliseconds.length,
      repetitions: milliseconds.length,
    },
  ])
  return { question: question.name, times: Object.fromEntries(times) }
}

function tableOf(
  title: string,
  asked: readonly Question[],
  numbers: readonly QuestionTimes[],
  goal: Goal,
): ReportTable {
  const rows = asked.map(({ name, about }) => {
    const times = numbers.find(({ question }) => question === name)?.times ?? {}
    const ours = times.recount?.median ?? Number.NaN
    const peers = engineNames
      .filter((engine) => engine !== 'recount')
      .map((engine) => times[engine]?.median ?? Number.NaN)
    const fastest = Math.min(...peers.filter((median) => !Number.isNaN(median)))
    const ratio = (times.duckdb?.median ?? Number.NaN) / ours
    return [
      `${name} ${about}`,
      formatMilliseconds(ours),
      formatMilliseconds(times.recount?.least ?? Number.NaN),
      ...peers.map(formatMilliseconds),
      formatRatio(ratio),
      formatRatio(fastest / ours),
      judge(Math.min(ratio, goal.aim), { ...goal, bar: goal.bar }),
    ]
  })
  const engines = engineNames.filter((engine) => engine !== 'recount')
  return {
    title: `${title}: medians; bar: not slower than DuckDB, aim: ${goal.aim}× as fast`,
    headings: ['question', 'recount', 'least', ...engines, 'to DuckDB', 'to fastest peer', 'goal'],
    rows,
  }
}
