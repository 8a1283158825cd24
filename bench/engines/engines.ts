import type { IncidentRow } from '@recount/core/table'
import { makeFactTables } from '../data/facts.ts'
import type { LoadedEngine } from './engine.ts'

type Rows = readonly IncidentRow[]

/** Every engine by its name, ours first. A process loads only its own. */
export const engines = {
  recount: async (rows: Rows): Promise<LoadedEngine> =>
    (await import('./recount.ts')).loadRecount(rows),
  prepared: async (rows: Rows): Promise<LoadedEngine> =>
    (await import('./prepared.ts')).loadPrepared(rows),
  duckdb: async (rows: Rows): Promise<LoadedEngine> =>
    (await import('./duckdb.ts')).loadDuckdb(makeFactTables(rows)),
  arquero: async (rows: Rows): Promise<LoadedEngine> =>
    (await import('./arquero.ts')).loadArquero(makeFactTables(rows)),
  crossfilter2: async (rows: Rows): Promise<LoadedEngine> =>
    (await import('./crossfilter.ts')).loadCrossfilter(makeFactTables(rows)),
  objects: async (rows: Rows): Promise<LoadedEngine> =>
    (await import('./objects.ts')).loadObjects(makeFactTables(rows)),
} as const

export type EngineName = keyof typeof engines

export const engineNames = Object.keys(engines).filter(isEngineName)

/** Whether a text names an engine. */
export function isEngineName(text: string): text is EngineName {
  return Object.hasOwn(engines, text)
}
