import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { EngineName } from '../engines/engines.ts'
import type { EngineRequest, EngineResponse } from './engine-messages.ts'

/** An engine in its process. Ask it one thing at a time, and stop it. */
export interface RunningEngine {
  readonly name: EngineName
  readonly loadMilliseconds: number
  readonly ask: (request: EngineRequest) => Promise<EngineResponse>
  readonly stop: () => void
}

/** Starts an engine in a process of its own and waits until the data is in it. */
export async function startEngine(
  name: EngineName,
  rows: number,
  seed: number,
): Promise<RunningEngine> {
  const script = join(import.meta.dirname, 'engine-process.ts')
  const child = fork(script, [name, String(rows), String(seed)], {
    execArgv: ['--max-old-space-size=6000'],
  })
  const loaded = await nextResponse(child, name)
  return {
    name,
    loadMilliseconds: loaded.kind === 'loaded' ? loaded.loadMilliseconds : 0,
    ask: (request) => {
      const response = nextResponse(child, name)
      child.send(request)
      return response
    },
    stop: () => {
      child.kill()
    },
  }
}

function nextResponse(child: ChildProcess, name: string): Promise<EngineResponse> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`${name} ended with ${code}`))
    child.once('exit', onExit)
    child.once('message', (response: EngineResponse) => {
      child.off('exit', onExit)
      resolve(response)
    })
  })
}
