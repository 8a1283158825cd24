import type { PublicIncident, PublicRecordSet } from '@recount/core/protection'
import type { Incident } from '@recount/core/records'
import type { LedgerContext } from '../log/ledger-context.ts'
import type { WantedTable } from '../snapshots/affected-incidents.ts'
import {
  dropSnapshot,
  findNewestSnapshot,
  listSnapshots,
  readSnapshotBytes,
  saveSnapshot,
} from '../snapshots/snapshot-store.ts'
import { staleSnapshots } from '../snapshots/stale-snapshots.ts'
import { advanceRegister, isStillReadable, readIncidents } from './advance-register.ts'
import { outlineOf } from './outline.ts'
import { makePublicRegister, type PublicRegister, protectsEarlier } from './public-register.ts'
import { type RegistryIds, readShownRecords } from './read-shown-records.ts'
import { emptyRegister, type Register, readRegister, writeRegister } from './register.ts'
import { showVersions } from './show-versions.ts'

/**
 * Where it is told which sources, documents, actors, places and reported totals the public may see, and
 * where those are read one by one.
 *
 * Everything that comes from here has passed the protection policy, but for `stored` of a register.
 */
export interface RegisterDesk {
  /**
   * Which records the public may see as known at a revision. As much is read as happened since a register
   * that is at hand or kept.
   */
  at(wanted: WantedTable): Promise<PublicRegister>
  /** Those of some records that the public may see, each kind in the order that was asked for. */
  records(register: PublicRegister, ids: RegistryIds): Promise<PublicRecordSet>
  /**
   * Versions of incidents as the public may see them by a register of the newest revision; `null` for one
   * that it may not.
   */
  versions(
    newest: PublicRegister,
    versions: readonly Incident[],
  ): Promise<readonly (PublicIncident | null)[]>
  /**
   * Keeps the register at hand in the database where more records were read to make it than `longestTail`,
   * 2,000 where it is left out.
   */
  saveDue(longestTail?: number): Promise<void>
}

/** What is encoded, and how; see `snapshotName` for tables. */
const registerName = 'public-register@1'

/** A tail that is longer is read by no second isolate: the register is kept. */
const usualTail = 2000

/** A register at hand is taken before a kept one that is nearer by as many revisions. */
const costOfReading = 500

const mostViews = 4

/** Opens the desk of a ledger. Only what is finished is kept at hand: nobody waits for what another began. */
export function openRegisterDesk(context: LedgerContext): RegisterDesk {
  const { database } = context
  let atHand: Register | null = null
  const views = new Map<string, PublicRegister>()

  async function readKept(upTo: number, nearer: number): Promise<Register | null> {
    const kept = await findNewestSnapshot(context, registerName, upTo)
    if (kept === null || upTo - kept.revision + costOfReading >= nearer) return null
    const bytes = await readSnapshotBytes(context, kept)
    return bytes && readRegister(new TextDecoder().decode(bytes), kept.revision)
  }

  /** The register of a revision, made of the nearest one. */
  async function registerAt(revision: number, newest: number): Promise<Register> {
    const isUsable =
      atHand !== null && atHand.readAt <= newest && (await isStillReadable(database, atHand))
    const near = isUsable ? atHand : null
    if (near?.revision === revision) return near
    const distance = near === null ? Number.POSITIVE_INFINITY : Math.abs(near.revision - revision)
    const kept = await readKept(revision, distance)
    const start = kept ?? (distance <= revision ? near : null) ?? emptyRegister
    const register = await advanceRegister(database, start, { revision, newest })
    if (revision === newest) atHand = register
    return register
  }

  async function viewOf({ revision, newest, day }: WantedTable): Promise<PublicRegister> {
    const last = await registerAt(newest, newest)
    if (revision === newest) return makePublicRegister(last, last, [], day)
    const then = await registerAt(revision, newest)
    const ids = [...last.guarded.values()]
      .filter((outline) => protectsEarlier(outline) && !then.guarded.has(outline.id))
      .map(({ id }) => id)
    const moved = await readIncidents(database, ids, revision)
    return makePublicRegister(then, last, moved.map(outlineOf), day)
  }

  return {
    async at(wanted) {
      const key = `${wanted.revision}.${wanted.newest}.${wanted.day}`
      const view = views.get(key) ?? (await viewOf(wanted))
      views.delete(key)
      views.set(key, view)
      const [oldest] = views.keys()
      if (views.size > mostViews && oldest !== undefined) views.delete(oldest)
      return view
    },
    records: (register, ids) => readShownRecords(database, register, ids),
    versions: (newest, versions) => showVersions(database, newest, versions),
    async saveDue(longestTail = usualTail) {
      if (atHand === null || atHand.tail <= longestTail) return
      const { revision } = atHand
      const bytes = new TextEncoder().encode(writeRegister(atHand))
      atHand = { ...atHand, tail: 0 }
      // No day is part of a register.
      await saveSnapshot(context, { name: registerName, revision, day: '', memo: '' }, bytes)
      for (const stale of staleSnapshots(await listSnapshots(context, registerName))) {
        await dropSnapshot(context, stale)
      }
    },
  }
}
