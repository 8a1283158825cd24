import type { IsoDate, Parsed } from '@recount/core/primitives'
import { projectAsOf, projectPublic, publicByDefault } from '@recount/core/protection'
import type { RecordSet } from '@recount/core/records'
import type { Revision } from '@recount/ledger'
import type { Dependencies } from '../dependencies.ts'
import { type PublicRevision, showRevisions } from './public-revision.ts'
import { makePublicView, type PublicView } from './public-view.ts'
import { revisionAsked } from './revision-asked.ts'

/**
 * The only way from the ledger to an answer: everything that comes out of it has passed the protection
 * policy with the labels of the newest revision.
 */
export interface PublicViews {
  /** The records as known at a revision or a time, by default now. */
  at(asOf: string | null): Promise<Parsed<PublicView>>
  /** The newest records. */
  latest(): Promise<PublicView>
  /** The records of a revision, `null` where the ledger has not reached it. */
  atRevision(revision: number): Promise<PublicView | null>
  /** The views that were asked for lately. */
  kept(): readonly PublicView[]
  /** Rows of the log as the public may see them. */
  show(rows: readonly Revision[]): Promise<readonly PublicRevision[]>
}

/** A state of the ledger as it is stored. It stays in this file. */
interface Stored {
  readonly revision: number
  readonly records: RecordSet
}

const mostViews = 4

/**
 * Views of a ledger, the last few of them kept.
 *
 * Only finished views are kept, never the promise of one: in a Worker a request may not wait for what
 * another request has begun.
 */
export function makePublicViews({ ledger, now, build }: Dependencies): PublicViews {
  const views = new Map<string, PublicView>()
  let newest: Stored | null = null

  const readNewest = async (revision: number): Promise<RecordSet> => {
    if (newest?.revision === revision) return newest.records
    const records = await ledger.recordSetAt(revision)
    newest = { revision, records }
    return records
  }

  const today = (): IsoDate => now().toISOString().slice(0, 10)

  const viewAt = async (revision: number, latest: number): Promise<PublicView> => {
    const day = today()
    const newestRecords = await readNewest(latest)
    const isNewest = revision === latest
    const key = `${build} ${revision}.${latest}.${isNewest ? lastEmbargoBy(newestRecords, day) : day}`
    const view = views.get(key) ?? (await makeView(revision, key, newestRecords, isNewest, day))
    views.delete(key)
    views.set(key, view)
    const [leastRecent] = views.keys()
    if (views.size > mostViews && leastRecent !== undefined) views.delete(leastRecent)
    return view
  }

  const makeView = async (
    revision: number,
    key: string,
    newestRecords: RecordSet,
    isNewest: boolean,
    day: IsoDate,
  ): Promise<PublicView> => {
    const policy = publicByDefault(day)
    const records = isNewest
      ? projectPublic(newestRecords, policy)
      : projectAsOf(await ledger.recordSetAt(revision), newestRecords, policy)
    return makePublicView(revision, key, records)
  }

  return {
    async at(asOf) {
      const latest = await ledger.latestRevision()
      const { value: revision, issues } = await revisionAsked(ledger, asOf, latest)
      if (revision === null) return { value: null, issues }
      return { value: await viewAt(revision, latest), issues: [] }
    },
    async latest() {
      const latest = await ledger.latestRevision()
      return viewAt(latest, latest)
    },
    async atRevision(revision) {
      const latest = await ledger.latestRevision()
      return revision > latest ? null : viewAt(revision, latest)
    },
    kept: () => [...views.values()],
    async show(rows) {
      const latest = await ledger.latestRevision()
      const { records } = await viewAt(latest, latest)
      return showRevisions(rows, await readNewest(latest), records, publicByDefault(today()))
    },
  }
}

/** The last embargo that has ended: the only way in which a day changes what a policy shows. */
function lastEmbargoBy(records: RecordSet, today: IsoDate): IsoDate | '' {
  let last = ''
  for (const { embargoedUntil } of records.incidents) {
    if (embargoedUntil !== null && embargoedUntil <= today && embargoedUntil > last) {
      last = embargoedUntil
    }
  }
  return last
}
