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

/** Milliseconds of an answer: CPU time by round, wall time by answer. */
interface EngineTimes {
  readonly cpu: number
  readonly leastCpu: number
  readonly wall: number
  readonly leastWall: number
  readonly repetitions: number
}

const prepared: Goal = { bar: 20, aim: 100, better: 'greater' }
const filtered: Goal = { bar: 3, aim: 6, better: 'greater' }
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
        tableOf('Prepared shapes', 'prepared', preparedQuestions, numbers, prepared),
        tableOf('The same as statistics', 'recount', preparedQuestions, numbers, filtered),
        tableOf('With further filters', 'recount', filteredQuestions, numbers, filtered),
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
  const all = new Map<EngineName, { milliseconds: number[]; cpu: number[] }>()
  for (let round = 0; round <= repetitions; round++) {
    const parameters = Array.from({ length: 200 }, () => drawParameters(question, choices, random))
    for (const engine of running) {
      const request = {
        kind: 'time',
        question: question.name,
        parameters,
        mostMilliseconds,
      } as const
      const response = await engine.ask(request)
      if (response.kind !== 'times') continue
      const times = all.get(engine.name) ?? { milliseconds: [], cpu: [] }
      // The first round warms up.
      if (round > 0) {
        times.milliseconds.push(...response.milliseconds)
        times.cpu.push(response.cpuMilliseconds / response.milliseconds.length)
      }
      all.set(engine.name, times)
    }
  }
  const times = Array.from(all, ([name, { milliseconds, cpu }]) => [
    name,
    {
      cpu: medianOf(cpu),
      leastCpu: Math.min(...cpu),
      wall: medianOf(milliseconds),
      leastWall: milliseconds.reduce((least, one) => Math.min(least, one), Infinity),
      repetitions: milliseconds.length,
    },
  ])
  return { question: question.name, times: Object.fromEntries(times) }
}

function tableOf(
  title: string,
  ours: 'recount' | 'prepared',
  asked: readonly Question[],
  numbers: readonly QuestionTimes[],
  goal: Goal,
): ReportTable {
  const peers = engineNames.filter((engine) => engine !== 'recount' && engine !== 'prepared')
  const others = ours === 'prepared' ? (['recount'] as const) : []
  const rows = asked.map(({ name, about }) => {
    const times = numbers.find(({ question }) => question === name)?.times ?? {}
    const cpuOf = (engine: EngineName) => times[engine]?.cpu ?? Number.NaN
    const own = cpuOf(ours)
    const ofPeers = peers.map(cpuOf)
    const ratio = cpuOf('duckdb') / own
    return [
      `${name} ${about}`,
      formatMilliseconds(own),
      formatMilliseconds(times[ours]?.leastWall ?? Number.NaN),
      ...others.map(cpuOf).map(formatMilliseconds),
      ...ofPeers.map(formatMilliseconds),
      formatRatio(ratio),
      formatRatio(Math.min(...ofPeers.filter((cpu) => !Number.isNaN(cpu))) / own),
      judge(ratio, goal),
    ]
  })
  return {
    title: `${title}: CPU time of an answer (median of rounds); bar: ${goal.bar}× as fast as DuckDB, aim: ${goal.aim}×`,
    headings: [
      'question',
      ours,
      'least wall',
      ...others,
      ...peers,
      'to DuckDB',
      'to fastest peer',
      'goal',
    ],
    rows,
  }
}
