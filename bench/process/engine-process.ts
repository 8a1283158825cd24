/**
 * One engine in a process of its own, so that neither memory nor compiled code of another is counted.
 * Arguments: engine, rows, seed. It answers the messages of `EngineRequest` one after another.
 */

import type { Asking } from '../engines/engine.ts'
import { engines, isEngineName } from '../engines/engines.ts'
import { generateIncidents } from '../generator/generate-incidents.ts'
import { inOrder } from '../questions/find-difference.ts'
import { questions } from '../questions/questions.ts'
import type { EngineRequest, EngineResponse } from './engine-messages.ts'

const [name = '', rows = '0', seed = '1'] = process.argv.slice(2)
if (!isEngineName(name)) throw new RangeError(`no engine ${name}`)
const started = performance.now()
const incidents = [...generateIncidents(Number(rows), Number(seed))]
const generated = performance.now()
const engine = await engines[name](incidents)
incidents.length = 0
const askings = new Map<string, Promise<Asking | null>>()
respond({
  kind: 'loaded',
  generateMilliseconds: generated - started,
  loadMilliseconds: performance.now() - generated,
})

process.on('message', (request: EngineRequest) => {
  void handle(request).then(respond)
})

async function handle(request: EngineRequest): Promise<EngineResponse> {
  const asking = await askingOf(request.question)
  if (asking === null) return { kind: 'no-way' }
  if (request.kind === 'answer') {
    const answers = []
    for (const parameters of request.parameters) {
      answers.push(inOrder(asking.rowsOf(await asking.ask(parameters))))
    }
    return { kind: 'answers', answers }
  }
  const milliseconds: number[] = []
  const cpuBefore = process.cpuUsage()
  const end = performance.now() + request.mostMilliseconds
  for (const parameters of request.parameters) {
    const before = performance.now()
    const answer = asking.ask(parameters)
    if (answer instanceof Promise) await answer
    const after = performance.now()
    milliseconds.push(after - before)
    if (after > end) break
  }
  const { user, system } = process.cpuUsage(cpuBefore)
  return { kind: 'times', milliseconds, cpuMilliseconds: (user + system) / 1000 }
}

function askingOf(questionName: string): Promise<Asking | null> {
  const known = askings.get(questionName)
  if (known !== undefined) return known
  const question = questions.find(({ name }) => name === questionName)
  if (question === undefined) throw new RangeError(`no question ${questionName}`)
  const asking = Promise.resolve(engine.asking(question))
  askings.set(questionName, asking)
  return asking
}

function respond(response: EngineResponse): void {
  process.send?.(response)
}
