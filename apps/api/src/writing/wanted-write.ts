import type { WriteOperation } from '@recount/ledger'
import type { Problem } from '../problems/index.ts'

/** What a request's body asks for, or what is wrong with it; `location` is where a new record is found. */
export type Wanted =
  | { readonly problem: Problem }
  | {
      readonly problem?: never
      readonly operation: WriteOperation
      readonly reason: string
      readonly location?: string
    }
