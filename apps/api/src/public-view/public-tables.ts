import type { CountingRule } from '@recount/core/counting'
import type { IsoDate, Parsed } from '@recount/core/primitives'
import { publicByDefault } from '@recount/core/protection'
import type { IncidentTable } from '@recount/core/table'
import { type KeptSnapshot, lastEmbargoEnded, longestTail, type PublicTable } from '@recount/ledger'
import type { Dependencies } from '../dependencies.ts'
import { keepTables } from './kept-tables.ts'
import { revisionAsked } from './revision-asked.ts'

/**
 * The table of what the public may see as known at a revision, counted by a rule. `key` differs from that
 * of any view that could show something else; `policy` names what protects it.
 */
export interface TableView {
  readonly revision: number
  readonly newest: number
  readonly day: IsoDate
  readonly key: string
  readonly policy: string
  readonly table: IncidentTable
}

/**
 * The way from the ledger to every number: tables of snapshots and of what happened since. Nothing here
 * reads more of the ledger than that.
 */
export interface PublicTables {
  /** The newest revision, without its table. */
  now(): Promise<Pick<TableView, 'revision' | 'key'>>
  /** The table as known at a revision or a time, by default now. */
  at(asOf: string | null, rule: CountingRule): Promise<Parsed<TableView>>
  latest(rule: CountingRule): Promise<TableView>
  /** The table of a revision, `null` where the ledger has not reached it. */
  atRevision(revision: number, rule: CountingRule): Promise<TableView | null>
  /**
   * The snapshot of the newest table, which is made where there is none; of an earlier state the newest
   * one that was made up to then. `null` where there is none that may be shown.
   */
  snapshot(asOf: string | null, rule: CountingRule): Promise<Parsed<KeptSnapshot | null>>
  /**
   * Makes the snapshots that are due: of tables on a tail that has grown long. Whoever answers a request
   * calls it when the answer is on its way.
   */
  makeDue(): Promise<void>
}

/** Tables of a ledger, those asked for lately kept. */
export function makePublicTables({ ledger, now, build }: Dependencies): PublicTables {
  const kept = keepTables()
  const due = new Map<string, PublicTable>()
  const today = (): IsoDate => now().toISOString().slice(0, 10)

  async function tableAt(
    revision: number,
    newest: number,
    rule: CountingRule,
  ): Promise<PublicTable> {
    const wanted = { revision, newest, day: today() }
    const known = kept.find(rule.label, wanted)
    const table = await ledger.tables.read(rule, wanted, known)
    kept.keep(table)
    if (revision === newest && table.tail > longestTail) due.set(rule.label, table)
    return table
  }

  const viewOf = (table: PublicTable): TableView => {
    const { revision, newest, day } = table
    const { name, version } = publicByDefault(day)
    const key = `${build} ${revision}.${newest}.${lastEmbargoEnded(table)}`
    return { revision, newest, day, key, policy: `${name}@${version}`, table: table.table }
  }

  const save = async (table: PublicTable): Promise<KeptSnapshot | null> => {
    due.delete(table.rule)
    const snapshot = await ledger.tables.save(table)
    if (snapshot !== null) kept.keep({ ...table, base: table.revision, tail: 0 })
    return snapshot
  }

  const newestSnapshot = async (latest: number, rule: CountingRule) => {
    const table = await tableAt(latest, latest, rule)
    const newest = await ledger.tables.newest(rule)
    const isCurrent =
      newest?.revision === latest &&
      lastEmbargoEnded({ memo: table.memo, day: newest.day }) === lastEmbargoEnded(table)
    return isCurrent ? newest : save(table)
  }

  return {
    async now() {
      const revision = await ledger.latestRevision()
      return { revision, key: `${build} ${revision}` }
    },
    async at(asOf, rule) {
      const latest = await ledger.latestRevision()
      const { value: revision, issues } = await revisionAsked(ledger, asOf, latest)
      if (revision === null) return { value: null, issues }
      return { value: viewOf(await tableAt(revision, latest, rule)), issues: [] }
    },
    async latest(rule) {
      const latest = await ledger.latestRevision()
      return viewOf(await tableAt(latest, latest, rule))
    },
    async atRevision(revision, rule) {
      const latest = await ledger.latestRevision()
      return revision > latest ? null : viewOf(await tableAt(revision, latest, rule))
    },
    async snapshot(asOf, rule) {
      const latest = await ledger.latestRevision()
      const { value: revision, issues } = await revisionAsked(ledger, asOf, latest)
      if (revision === null) return { value: null, issues }
      if (revision === latest) return { value: await newestSnapshot(latest, rule), issues: [] }
      const earlier = await ledger.tables.newest(rule, revision)
      const isShown = earlier && (await ledger.tables.isPublic(earlier, latest, today()))
      return { value: isShown ? earlier : null, issues: [] }
    },
    async makeDue() {
      for (const table of [...due.values()]) await save(table)
    },
  }
}
