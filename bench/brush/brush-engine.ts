import type { EventType } from '@recount/core/records'
import type { IncidentRow } from '@recount/core/table'
import { makeFactTables } from '../data/facts.ts'
import type { AnswerRow } from '../questions/question.ts'

/** The six views that are refreshed with each step of the brush over days. */
export const brushedViews = ['country', 'type', 'method', 'target', 'actor', 'grade'] as const
export type BrushedView = (typeof brushedViews)[number]

/** Linked charts: `refresh` brings all six views up to date, `rowsOf` reads one for comparing. */
export interface BrushEngine {
  readonly brush: (from: number, to: number) => void
  readonly setType: (type: EventType | null) => void
  readonly refresh: () => unknown
  /** `null` where an engine counts too little to be compared. */
  readonly rowsOf: (view: BrushedView) => readonly AnswerRow[] | null
  /** Prepares for a brush, where an engine can. */
  readonly prepare: () => void
}

/** The engines of the brush by name. */
export const brushEngines = {
  recount: async (rows: readonly IncidentRow[]): Promise<BrushEngine> =>
    (await import('./recount-brush.ts')).openRecount(rows),
  crossfilter2: async (rows: readonly IncidentRow[]): Promise<BrushEngine> =>
    (await import('./crossfilter-brush.ts')).openCrossfilter(makeFactTables(rows), rows, 'full'),
  'crossfilter2, two sums': async (rows: readonly IncidentRow[]): Promise<BrushEngine> =>
    (await import('./crossfilter-brush.ts')).openCrossfilter(makeFactTables(rows), rows, 'two'),
} as const

export type BrushEngineName = keyof typeof brushEngines
export const brushEngineNames = Object.keys(brushEngines).filter(isBrushEngineName)

/** Whether a text names an engine of the brush. */
export function isBrushEngineName(text: string): text is BrushEngineName {
  return Object.hasOwn(brushEngines, text)
}
