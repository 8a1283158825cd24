import type { Ledger } from '@recount/ledger'

/**
 * What the API needs of the world around it. Nothing here names a runtime.
 *
 * - `ledger`: the store, opened and filled.
 * - `now`: the clock; it decides embargoes.
 * - `build`: names this build of the software. It is part of every entity tag, so that a new build is
 *   never answered with an old one's representation.
 * - `assets`: whatever else the same host serves (the viewer), asked when no address of the API fits;
 *   `null` where there is nothing under an address.
 * - `longestImport`: how many bytes a file may have that is imported over HTTP; a gibibyte where it is
 *   left out.
 * - `report`: is told of each fault that was answered with 500, for the operator's log.
 */
export interface Dependencies {
  readonly ledger: Ledger
  readonly now: () => Date
  readonly build: string
  readonly assets?: (request: Request) => Promise<Response | null>
  readonly longestImport?: number
  readonly report?: (error: unknown) => void
}
