import type { PublicTable, WantedTable } from '@recount/ledger'

/** The tables that an isolate holds, those asked for lately. */
export interface KeptTables {
  /**
   * The table of a rule from which a wanted one is nearest: the very same, or the newest of the rule;
   * `null` where there is none.
   */
  find(rule: string, wanted: WantedTable): PublicTable | null
  keep(table: PublicTable): void
}

/** 60 bytes a row with indices: about 45 MB of the 128 MB of an isolate. */
const mostRows = 800_000

const mostTables = 16

/** Only finished tables are kept: in a Worker a request may not wait for what another has begun. */
export function keepTables(): KeptTables {
  const tables = new Map<string, PublicTable>()

  function touch(key: string): PublicTable | null {
    const table = tables.get(key)
    if (table === undefined) return null
    tables.delete(key)
    tables.set(key, table)
    return table
  }

  return {
    find: (rule, wanted) => touch(keyOf(rule, wanted)) ?? touch(rule),
    keep(table) {
      const key = keyOf(table.rule, table)
      const known = tables.get(key)
      if (known !== undefined && known.newest > table.newest) return
      tables.delete(key)
      tables.set(key, table)
      for (const [oldest] of tables) {
        const rows = [...tables.values()].reduce((sum, each) => sum + each.table.length, 0)
        if (tables.size === 1 || (tables.size <= mostTables && rows <= mostRows)) break
        tables.delete(oldest)
      }
    },
  }
}

/** One newest table is kept for each rule, and earlier ones by all that they depend on. */
function keyOf(rule: string, { revision, newest, day }: WantedTable): string {
  return revision === newest ? rule : `${rule} ${revision}.${newest}.${day}`
}
