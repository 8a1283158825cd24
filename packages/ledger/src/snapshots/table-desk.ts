import { type CountingRule, countingRules } from '@recount/core/counting'
import type { IsoDate } from '@recount/core/primitives'
import { type PublicRecordSet, publicByDefault, releaseOf } from '@recount/core/protection'
import type { RecordSet } from '@recount/core/records'
import { readSnapshot, snapshotVersion, writeSnapshot } from '@recount/core/table'
import type { LedgerContext } from '../log/ledger-context.ts'
import { protectedSince } from '../reads/changes-between.ts'
import { readRecordSetOf } from '../reads/read-records.ts'
import { readStanding, type Standing } from '../reads/read-standing.ts'
import type { Database } from '../sql/database.ts'
import { advanceTables, readPublic, type TableOfRule, type TellRead } from './advance-tables.ts'
import type { WantedTable } from './affected-incidents.ts'
import { readMemo, writeMemo } from './memo-of-records.ts'
import { emptyPublicTable, type PublicTable } from './public-table.ts'
import {
  dropSnapshot,
  findNewestSnapshot,
  findSnapshot,
  type KeptSnapshot,
  listSnapshots,
  readSnapshotBytes,
  saveSnapshot,
} from './snapshot-store.ts'
import { staleSnapshots } from './stale-snapshots.ts'

/**
 * Where tables of what the public may see are read and kept.
 *
 * Everything that comes from here has passed the protection policy, but for the memo that goes with a
 * table.
 */
export interface TableDesk {
  /**
   * The table of a revision, made of the newest kept snapshot before it and of what happened since: as
   * much is read as happened. `near` is a table that is at hand: where it is of the same rule, and no
   * snapshot is nearer, it is brought to the revision, backwards too.
   */
  read(rule: CountingRule, wanted: WantedTable, near?: PublicTable | null): Promise<PublicTable>
  /**
   * The tables of a revision by several rules, for which what happened is read once: after a large import
   * that takes a while, so it tells how far it is.
   */
  readEach(
    rules: readonly CountingRule[],
    wanted: WantedTable,
    tell?: TellRead,
  ): Promise<readonly PublicTable[]>
  /**
   * Keeps a table of the newest revision as a snapshot, and drops older ones that are not worth keeping.
   * `null`, and nothing is kept, where something was redacted meanwhile.
   */
  save(table: PublicTable): Promise<KeptSnapshot | null>
  /** The newest snapshot by a rule, up to a revision where one is named, or `null`. */
  newest(rule: CountingRule, revision?: number): Promise<KeptSnapshot | null>
  /** The snapshot of a hash, or `null`. */
  find(hash: string): Promise<KeptSnapshot | null>
  /**
   * Whether a snapshot shows nothing that is kept from the public on a day, by the newest labels and
   * embargoes.
   */
  isPublic(snapshot: KeptSnapshot, newest: number, day: IsoDate): Promise<boolean>
  /** The bytes of a snapshot from one place to before another, or `null` where it was dropped. */
  bytes(
    snapshot: KeptSnapshot,
    start?: number,
    end?: number,
  ): Promise<Uint8Array<ArrayBuffer> | null>
  /** Some incidents with what they refer to, as the public may see them. */
  incidents(ids: readonly string[], wanted: WantedTable): Promise<PublicRecordSet>
  /**
   * The version and the status of some incidents at a revision, by id, whoever may see them; nothing of
   * their content is read.
   */
  standing(ids: readonly string[], revision: number): Promise<ReadonlyMap<string, Standing>>
}

/**
 * Counted up when a change of the program gives other rows for the same records and rule, so that
 * snapshots of the former program are not taken for its own.
 */
const rowsVersion = 2

const tablePrefix = 'incident-table@'

/** The name of the snapshots by a rule: what is encoded, and how. */
export function snapshotName(rule: CountingRule): string {
  const { name, version } = publicByDefault('0001-01-01')
  return `${tablePrefix}${snapshotVersion}.${rowsVersion}/${name}@${version}/${rule.label}`
}

/** Where more incidents than this were read since a snapshot, a new one is worth keeping. */
export const longestTail = 2000

/** A table at hand is taken before a snapshot that is nearer by as many revisions: that has to be unpacked. */
const costOfReading = 500

/** Behind every revision, and a number that every engine takes. */
const newestOfAll = 2_147_483_647

/** Opens the desk of a ledger. */
export function openTableDesk(context: LedgerContext): TableDesk {
  const { database } = context

  async function readKept(rule: CountingRule, kept: KeptSnapshot): Promise<PublicTable | null> {
    const bytes = await readSnapshotBytes(context, kept)
    if (!bytes) return null
    const table = readSnapshot(bytes, database.checksum).value
    if (table === null) return null
    const { day, revision: base } = kept
    const memo = readMemo(kept.memo)
    return { revision: base, newest: base, day, rule: rule.label, table, memo, base, tail: 0 }
  }

  /** The table from which the wanted one is nearest, by the numbers of revisions in between. */
  async function findStart(
    rule: CountingRule,
    wanted: WantedTable,
    near: PublicTable | null,
  ): Promise<PublicTable> {
    if (near !== null && near.revision <= wanted.revision) return near
    const kept = await findNewestSnapshot(context, snapshotName(rule), wanted.revision)
    const forwards = wanted.revision - (kept?.revision ?? 0)
    const backwards = near === null ? Number.POSITIVE_INFINITY : near.revision - wanted.revision
    if (near !== null && backwards < forwards + costOfReading) return near
    const table = kept && (await readKept(rule, kept))
    return table ?? emptyPublicTable(rule.label, wanted.day)
  }

  return {
    async read(rule, wanted, near = null) {
      const isOfRule = near !== null && near.rule === rule.label
      if (isOfRule && isSameState(near, wanted)) return near
      const isStart = isOfRule && near.revision === near.newest && near.newest <= wanted.newest
      const before = await findStart(rule, wanted, isStart ? near : null)
      const [table] = await advanceTables(database, [{ rule, before }], wanted)
      return table ?? before
    },
    async readEach(rules, wanted, tell) {
      const tables: TableOfRule[] = []
      for (const rule of rules) tables.push({ rule, before: await findStart(rule, wanted, null) })
      return advanceTables(database, tables, wanted, tell)
    },
    async save(table) {
      const rule = countingRules.find(({ label }) => label === table.rule)
      if (rule === undefined || table.revision !== table.newest) return null
      const name = snapshotName(rule)
      const { revision, day } = table
      const memo = writeMemo(table.memo)
      const bytes = writeSnapshot(table.table)
      const kept = await saveSnapshot(context, { name, revision, day, memo }, bytes)
      if (kept === null) return null
      for (const stale of staleSnapshots(await listSnapshots(context, name))) {
        await dropSnapshot(context, stale)
      }
      return kept
    },
    newest: (rule, revision = newestOfAll) =>
      findNewestSnapshot(context, snapshotName(rule), revision),
    async find(hash) {
      const found = await findSnapshot(context, hash)
      // What else is kept beside tables names what is withheld.
      return found?.name.startsWith(tablePrefix) ? found : null
    },
    async isPublic({ revision, day: then, memo }, newest, day) {
      const [redaction] = await database.query(
        'select revision from redaction where revision <= ? and redacted_by > ? limit 1',
        [revision, revision],
      )
      if (redaction !== undefined) return false
      for (const until of readMemo(memo).embargoes.values()) {
        if (until <= then && until > day) return false
      }
      const ids = await protectedSince(database, revision)
      if (ids.length === 0) return true
      const before = await readRecordSetOf(database, ids, revision)
      return !showsMore(before, await readRecordSetOf(database, ids, newest), then, day)
    },
    bytes: (snapshot, start, end) => readSnapshotBytes(context, snapshot, start, end),
    incidents: (ids, wanted) => readShown(database, ids, wanted),
    standing: (ids, revision) => readStanding(database, ids, revision),
  }
}

function isSameState(one: WantedTable, other: WantedTable): boolean {
  return one.revision === other.revision && one.newest === other.newest && one.day === other.day
}

/** Links to what is secret are cut, so what is linked has to be read too; it is not given. */
async function readShown(
  database: Database,
  ids: readonly string[],
  wanted: WantedTable,
): Promise<PublicRecordSet> {
  const { incidents } = await readRecordSetOf(database, ids, wanted.revision)
  const linked = incidents.flatMap(({ links, mergedInto }) => [
    ...links.map(({ incident }) => incident),
    ...(mergedInto === null ? [] : [mergedInto]),
  ])
  const { shown } = await readPublic(database, [...new Set([...ids, ...linked])], wanted)
  const asked = new Set(ids)
  return {
    ...shown,
    incidents: shown.incidents.filter(({ id }) => asked.has(id)),
    tombstones: shown.tombstones.filter(({ id }) => asked.has(id)),
  }
}

/** Whether earlier versions, as they were shown, show more than the newest ones allow. */
function showsMore(before: RecordSet, newest: RecordSet, then: IsoDate, day: IsoDate): boolean {
  const newestOf = new Map(newest.incidents.map((incident) => [incident.id, incident]))
  return before.incidents.some((earlier) => {
    const now = newestOf.get(earlier.id)
    if (now === undefined || releaseOf(earlier, then) !== 'public') return false
    const release = releaseOf(now, day)
    if (release === 'draft' || release === 'embargoed') return true
    if ((now.embargoedUntil ?? '') > day) return true
    return now.sensitivity.some((label) => !earlier.sensitivity.includes(label))
  })
}
