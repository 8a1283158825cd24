/**
 * One engine of the brush in a process of its own. Arguments: engine, rows, seed. It answers the messages
 * of `BrushRequest` one after another.
 */
import { eventTypes } from '@recount/core/records'
import { generateIncidents } from '../generator/generate-incidents.ts'
import { below, oneOf, randomFrom } from '../generator/random.ts'
import { inOrder } from '../questions/find-difference.ts'
import { brushEngines, brushedViews, isBrushEngineName } from './brush-engine.ts'
import type { BrushRequest, BrushResponse } from './brush-messages.ts'

const [name = '', rows = '0', seed = '1'] = process.argv.slice(2)
if (!isBrushEngineName(name)) throw new RangeError(`no engine ${name}`)
const engine = await brushEngines[name]([...generateIncidents(Number(rows), Number(seed))])
respond({ kind: 'loaded' })

process.on('message', (request: BrushRequest) => respond(handle(request)))

function handle(request: BrushRequest): BrushResponse {
  const random = randomFrom(request.seed)
  const { days, firstDay, lastDay } = request
  const draw = () => firstDay + below(random, Math.max(1, lastDay - firstDay - days))
  const step = (from: number) => {
    engine.brush(from, from + days)
    engine.refresh()
  }
  if (request.kind === 'answer') {
    const answers: (readonly string[] | null)[] = []
    for (let turn = 0; turn < 4; turn++) {
      let from = draw()
      engine.setType(turn % 2 === 0 ? null : oneOf(random, eventTypes.slice(0, 3)))
      for (let slide = 0; slide < 3; slide++) step(from++)
      for (const view of brushedViews) {
        const found = engine.rowsOf(view)
        answers.push(found === null ? null : inOrder(found))
      }
    }
    engine.setType(null)
    return { kind: 'answers', answers }
  }
  const act = actOf(request.kind, draw, step)
  if (request.kind === 'slide' || request.kind === 'jump') engine.prepare()
  act()
  const before = process.cpuUsage()
  const started = performance.now()
  let steps = 0
  while (steps < request.steps && performance.now() - started < request.mostMilliseconds) {
    act()
    steps++
  }
  const { user, system } = process.cpuUsage(before)
  return { kind: 'time', cpuMilliseconds: (user + system) / 1000 / steps, steps }
}

/** What one step does: the way to move is chosen once, so that only moving is timed. */
function actOf(
  kind: 'slide' | 'jump' | 'first' | 'prepare',
  draw: () => number,
  step: (from: number) => void,
): () => void {
  let turn = 0
  const change = () => engine.setType(eventTypes[turn++ % 3] ?? null)
  if (kind === 'jump') return () => step(draw())
  if (kind === 'prepare') {
    return () => {
      change()
      engine.prepare()
    }
  }
  let from = draw()
  if (kind === 'slide') return () => step(++from)
  return () => {
    change()
    step(++from)
  }
}

function respond(response: BrushResponse): void {
  process.send?.(response)
}
