import type { StatisticAnswer } from '@recount/core/statistics'
import { type InjectionKey, inject, provide, type ShallowRef, shallowRef } from 'vue'
import { type Answer, mapAnswer } from './answer.ts'
import type { Asked } from './asked.ts'
import type {
  KeptFigure,
  KnownIncident,
  Landing,
  ListedIncident,
  Registries,
  TableAddress,
} from './expected-answers.ts'
import { loadIncidents } from './load-incidents.ts'
import { loadEntries, loadRegistry } from './load-registry.ts'
import { type LoadedTable, loadTable } from './load-table.ts'
import type { RecountApi } from './recount-api.ts'

/**
 * What pages read of a ledger. Each thing is asked for when a page first reads it, and kept: reading it in
 * a computed value follows it from *loading* to its answer. `asOf` is a revision or a time, `null` now.
 */
export interface LedgerReader {
  readonly api: RecountApi
  /** The table counted by a rule. */
  readonly table: (rule: string, asOf: string | null) => Asked<LoadedTable>
  /** Where the newest table by a rule is. */
  readonly tableAddress: (rule: string) => Asked<TableAddress>
  /** A total as the server counts it, which is there before the table is. */
  readonly total: (search: string) => Asked<StatisticAnswer<'total'>>
  readonly registry: <Kind extends keyof Registries>(
    kind: Kind,
    asOf: string | null,
  ) => Asked<readonly Registries[Kind][]>
  /** Some records by their ids. */
  readonly entries: <Kind extends keyof Registries>(
    kind: Kind,
    ids: readonly string[],
    asOf: string | null,
  ) => Asked<readonly Registries[Kind][]>
  readonly incident: (id: string, asOf: string | null) => Asked<KnownIncident>
  /** The records of some incidents. */
  readonly incidents: (
    ids: readonly string[],
    asOf: string | null,
  ) => Asked<readonly ListedIncident[]>
  readonly figure: (id: string) => Asked<KeptFigure>
  readonly landing: () => Asked<Landing>
  /** How many records there are of a kind. */
  readonly count: (kind: keyof Registries | 'incidents') => Asked<number>
  /** Asks again for all that failed. */
  readonly again: () => Promise<void>
}

const key: InjectionKey<LedgerReader> = Symbol('ledger')

interface Kept {
  readonly state: ShallowRef<Asked<unknown>>
  readonly load: () => Promise<void>
}

/** Makes a reader over an API. It asks for nothing by itself. */
export function makeLedgerReader(api: RecountApi): LedgerReader {
  const kept = new Map<string, Kept>()

  function ask<Value>(name: string, load: () => Promise<Answer<Value>>): Asked<Value> {
    const known = kept.get(name)
    // What stands under a name was put there by the same caller.
    if (known) return known.state.value as Asked<Value>
    const state = shallowRef<Asked<Value>>({ status: 'loading' })
    const fill = async () => {
      state.value = { status: 'loading' }
      state.value = await load()
    }
    kept.set(name, { state, load: fill })
    fill()
    return state.value
  }

  return {
    api,
    table: (rule, asOf) => ask(nameOf('table', rule, asOf), () => loadTable(api, rule, asOf)),
    tableAddress: (rule) => ask(nameOf('address', rule), () => api.tableAddress(rule, null)),
    total: (search) => ask(nameOf('total', search), () => api.total(search)),
    registry: (kind, asOf) =>
      ask(nameOf('registry', kind, asOf), () => loadRegistry(api, kind, asOf)),
    entries: (kind, ids, asOf) => {
      const wanted = [...new Set(ids)].sort()
      if (wanted.length === 0) return { status: 'ready', value: [] }
      return ask(nameOf('entries', kind, asOf, ...wanted), () =>
        loadEntries(api, kind, wanted, asOf),
      )
    },
    incident: (id, asOf) => ask(nameOf('incident', id, asOf), () => api.incident(id, asOf)),
    incidents: (ids, asOf) => {
      const wanted = [...new Set(ids)].sort()
      if (wanted.length === 0) return { status: 'ready', value: [] }
      return ask(nameOf('incidents', asOf, ...wanted), () => loadIncidents(api, wanted, asOf))
    },
    figure: (id) => ask(nameOf('figure', id), () => api.figure(id)),
    landing: () => ask('landing', api.landing),
    count: (kind) =>
      ask(nameOf('count', kind), async () => {
        const search = 'limit=1'
        return kind === 'incidents'
          ? mapAnswer(await api.incidents(search), ({ matched }) => matched)
          : mapAnswer(await api.registry(kind, search), ({ matched }) => matched)
      }),
    again: async () => {
      const failed = [...kept.values()].filter(({ state }) => state.value.status === 'failed')
      await Promise.all(failed.map(({ load }) => load()))
    },
  }
}

function nameOf(...parts: readonly (string | null)[]): string {
  return JSON.stringify(parts)
}

/** Gives the ledger to everything inside a component. */
export function provideLedger(reader: LedgerReader): void {
  provide(key, reader)
}

/**
 * The ledger that the page reads.
 *
 * @throws Error outside of a component that provides one.
 */
export function useLedger(): LedgerReader {
  const reader = inject(key)
  if (reader === undefined) throw new Error('useLedger outside of provideLedger')
  return reader
}
