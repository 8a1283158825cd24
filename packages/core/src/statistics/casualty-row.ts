import type { Casualties } from './toll-sums.ts'

/** One row of a series or of groups: its key, its killed and wounded, and how many incidents it holds. */
export interface CasualtyRow extends Casualties {
  readonly key: Readonly<Record<string, string | null>>
}
