/** What an engine of the brush is asked. Windows of so many days are drawn from the seed. */
export interface BrushRequest {
  readonly kind: 'answer' | 'slide' | 'jump' | 'first' | 'prepare'
  readonly seed: number
  readonly days: number
  readonly firstDay: number
  readonly lastDay: number
  readonly steps: number
  readonly mostMilliseconds: number
}

/** What it says back: all views after some moves, or what a step costs. */
export type BrushResponse =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'answers'; readonly answers: readonly (readonly string[] | null)[] }
  | { readonly kind: 'time'; readonly cpuMilliseconds: number; readonly steps: number }
