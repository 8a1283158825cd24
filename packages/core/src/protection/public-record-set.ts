import type {
  Actor,
  Document,
  Incident,
  Place,
  RecordSet,
  ReportedTotal,
  Source,
} from '../records/index.ts'

declare const publicBrand: unique symbol

/** An incident as the public may see it: it went through a protection policy. */
export type PublicIncident = Incident & { readonly [publicBrand]: 'public' }

/** What stays of an incident that was merged or withdrawn. */
export interface Tombstone {
  readonly id: string
  readonly status: 'merged' | 'withdrawn'
  readonly mergedInto: string | null
}

/** How much a policy kept back, and why. This is itself public. */
export interface Withheld {
  readonly reason:
    | 'not-published'
    | 'embargoed'
    | 'location-endangers'
    | 'position-generalised'
    | 'source-endangers'
    | 'personal-information'
  readonly incidents: number
}

/** A record set as the public may see it: the only thing that statistics and serialisers take. */
export interface PublicRecordSet extends RecordSet {
  readonly sources: readonly Source[]
  readonly documents: readonly Document[]
  readonly actors: readonly Actor[]
  readonly places: readonly Place[]
  readonly incidents: readonly PublicIncident[]
  readonly reportedTotals: readonly ReportedTotal[]
  readonly tombstones: readonly Tombstone[]
  readonly withheld: readonly Withheld[]
  readonly policy: string
  readonly [publicBrand]: 'public'
}
