import type { Parameters } from '../questions/question.ts'

/** What an engine's process is asked: to answer, or to be timed for at most so long. */
export type EngineRequest =
  | {
      readonly kind: 'answer'
      readonly question: string
      readonly parameters: readonly Parameters[]
    }
  | {
      readonly kind: 'time'
      readonly question: string
      readonly parameters: readonly Parameters[]
      readonly mostMilliseconds: number
    }

/** What it says back. */
export type EngineResponse =
  | {
      readonly kind: 'loaded'
      readonly generateMilliseconds: number
      readonly loadMilliseconds: number
    }
  | { readonly kind: 'no-way' }
  | { readonly kind: 'answers'; readonly answers: readonly (readonly string[])[] }
  | {
      readonly kind: 'times'
      readonly milliseconds: readonly number[]
      readonly cpuMilliseconds: number
    }
