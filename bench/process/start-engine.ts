import { join } from 'node:path'
import type { EngineName } from '../engines/engines.ts'
import type { EngineRequest, EngineResponse } from './engine-messages.ts'
import { type RunningProcess, startProcess } from './start-process.ts'

/** An engine in its process. Ask it one thing at a time, and stop it. */
export interface RunningEngine extends RunningProcess<EngineRequest, EngineResponse> {
  readonly name: EngineName
}

/** Starts an engine in a process of its own and waits until the data is in it. */
export async function startEngine(
  name: EngineName,
  rows: number,
  seed: number,
): Promise<RunningEngine> {
  const script = join(import.meta.dirname, 'engine-process.ts')
  const args = [name, String(rows), String(seed)]
  return { name, ...(await startProcess<EngineRequest, EngineResponse>(script, args)) }
}
