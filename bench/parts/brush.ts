import { join } from 'node:path'
import { type BrushEngineName, brushEngineNames } from '../brush/brush-engine.ts'
import type { BrushRequest, BrushResponse } from '../brush/brush-messages.ts'
import { type RunningProcess, startProcess } from '../process/start-process.ts'
import { findDifference } from '../questions/find-difference.ts'
import { type Goal, judge } from '../report/goal.ts'
import { formatMilliseconds, formatRatio, medianOf } from '../report/numbers.ts'
import { DisagreementError } from './check-agreement.ts'
import type { Part } from './part.ts'

type Running = RunningProcess<BrushRequest, BrushResponse> & { readonly name: BrushEngineName }
type Kind = 'slide' | 'jump' | 'first' | 'prepare'

const window = { days: 365, firstDay: 7_000, lastDay: 20_000 }

const kinds: readonly {
  readonly kind: Kind
  readonly about: string
  readonly goal: Goal | null
}[] = [
  { kind: 'slide', about: 'one step sliding', goal: { bar: 3, aim: 15, better: 'greater' } },
  { kind: 'jump', about: 'one step jumping', goal: { bar: 30, aim: 200, better: 'greater' } },
  {
    kind: 'first',
    about: 'first step after another filter (bar 4 ms)',
    goal: { bar: 4, aim: 4, better: 'less' },
  },
  { kind: 'prepare', about: 'preparing for jumps, once after a filter', goal: null },
]

/** Q8: linked charts while a year is brushed, beside crossfilter2. */
export const brush: Part = {
  name: 'brush',
  about: 'Q8: one step of a brushed year with six group-bys refreshed, beside crossfilter2',
  run: async ({ rows, seed, repetitions, progress }) => {
    const running: Running[] = []
    try {
      for (const name of brushEngineNames) {
        progress(`${name}: loading ${rows} rows`)
        const script = join(import.meta.dirname, '../brush/brush-process.ts')
        const args = [name, String(rows), String(seed)]
        running.push({ name, ...(await startProcess<BrushRequest, BrushResponse>(script, args)) })
      }
      progress('comparing answers')
      await checkBrush(running, seed)
      const numbers: Partial<Record<Kind, Partial<Record<BrushEngineName, number>>>> = {}
      for (const { kind } of kinds) {
        progress(`timing: ${kind}`)
        numbers[kind] = await timeKind(running, kind, seed, repetitions)
      }
      const table = {
        title: `Q8: CPU time of a step, ${window.days} days brushed, six views (bar 3× sliding and 30× jumping, aim 15× and 200×)`,
        headings: ['step', ...brushEngineNames, 'to crossfilter2', 'to its two sums', 'goal'],
        rows: kinds.map(({ kind, about, goal }) => {
          const [ours = Number.NaN, full = Number.NaN, two = Number.NaN] = brushEngineNames.map(
            (name) => numbers[kind]?.[name],
          )
          const measured = goal?.better === 'less' ? ours : full / ours
          return [
            about,
            ...[ours, full, two].map(formatMilliseconds),
            formatRatio(full / ours),
            formatRatio(two / ours),
            goal === null ? '–' : judge(measured, goal),
          ]
        }),
      }
      return { tables: [table], numbers }
    } finally {
      for (const engine of running) engine.stop()
    }
  },
}

async function checkBrush(running: readonly Running[], seed: number): Promise<void> {
  const request = { kind: 'answer', seed, ...window, steps: 0, mostMilliseconds: 0 } as const
  const [ours, ...others] = running
  const first = await ours?.ask(request)
  for (const other of others) {
    const response = await other.ask(request)
    if (first?.kind !== 'answers' || response.kind !== 'answers') continue
    response.answers.forEach((answer, place) => {
      if (answer === null) return
      const difference = findDifference(first.answers[place] ?? [], answer)
      if (difference === null) return
      throw new DisagreementError(`Q8: recount and ${other.name} differ in ${difference}`)
    })
  }
}

async function timeKind(running: readonly Running[], kind: Kind, seed: number, rounds: number) {
  const times = new Map<BrushEngineName, number[]>()
  const steps = kind === 'prepare' ? 3 : kind === 'first' ? 12 : kind === 'slide' ? 1_200 : 400
  for (let round = 0; round < rounds; round++) {
    for (const engine of running) {
      const request = { kind, seed: seed + round, ...window, steps, mostMilliseconds: 600 }
      const response = await engine.ask(request)
      if (response.kind !== 'time') continue
      const known = times.get(engine.name) ?? []
      if (round > 0) known.push(response.cpuMilliseconds)
      times.set(engine.name, known)
    }
  }
  return Object.fromEntries(Array.from(times, ([name, all]) => [name, medianOf(all)]))
}
