import type { AttributionStandard } from '@recount/core/counting'
import type { BoundingBox } from '@recount/core/query'
import type { EventType, Grade, Method } from '@recount/core/records'

/** What a question is asked about; every engine reads the same. Days are day numbers. */
export interface Parameters {
  readonly country?: string
  readonly from?: number
  readonly to?: number
  readonly bbox?: BoundingBox
  readonly method?: Method
  readonly type?: EventType
  readonly grade?: readonly Grade[]
  readonly actor?: string
  readonly attribution?: AttributionStandard
}

/** The questions, by their shape. */
export const shapes = ['total', 'months', 'actors', 'provinces', 'box', 'world', 'rolling'] as const
export type Shape = (typeof shapes)[number]

/** One question of the benchmark. */
export interface Question {
  readonly name: string
  readonly about: string
  readonly shape: Shape
}

/**
 * One row of an answer: its keys, then incidents, unknown tolls, and low, best and high of the killed and
 * of the wounded; `null` as METHODS.md says.
 */
export type AnswerRow = readonly (string | number | null)[]

/** How many actors are ranked. */
export const rankedActors = 20

/** Over how many days the rolling sum reaches. */
export const rollingDays = 7
