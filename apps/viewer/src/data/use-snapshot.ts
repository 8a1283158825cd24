import { type InjectionKey, inject, provide, type ShallowRef, shallowRef } from 'vue'
import { type Counter, makeCounter } from './counted-records.ts'
import type { RecountApi, Snapshot } from './recount-api.ts'

/** A snapshot in memory, with the counter of its records. */
export interface LoadedSnapshot extends Snapshot {
  readonly countedBy: Counter
}

/** The records of a page: being loaded, there, or not to be had. */
export type SnapshotState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly snapshot: LoadedSnapshot }
  | { readonly status: 'failed' }

/** The snapshots that pages count from: the newest one, and those of earlier revisions by demand. */
export interface SnapshotHolder {
  readonly api: RecountApi
  /** The newest records. */
  readonly state: Readonly<ShallowRef<SnapshotState>>
  /** The records as known at a revision or a time, `null` for the newest; loaded when first asked for. */
  readonly stateAt: (asOf: string | null) => Readonly<ShallowRef<SnapshotState>>
  /** Loads the newest records, or again what failed to load. */
  readonly load: () => Promise<void>
}

const key: InjectionKey<SnapshotHolder> = Symbol('snapshot')

/** Makes a holder over an API. It loads nothing until it is asked to. */
export function makeSnapshotHolder(api: RecountApi): SnapshotHolder {
  const latest = shallowRef<SnapshotState>({ status: 'loading' })
  const earlier = new Map<string, ShallowRef<SnapshotState>>()

  async function fill(state: ShallowRef<SnapshotState>, asOf: string | null) {
    state.value = { status: 'loading' }
    const answer = await (asOf === null ? api.latestSnapshot() : api.snapshotAt(asOf))
    state.value =
      answer.status === 'ready'
        ? { status: 'ready', snapshot: { ...answer.value, countedBy: makeCounter(answer.value) } }
        : { status: 'failed' }
  }

  function stateAt(asOf: string | null): Readonly<ShallowRef<SnapshotState>> {
    if (asOf === null) return latest
    const known = earlier.get(asOf)
    if (known) return known
    const state = shallowRef<SnapshotState>({ status: 'loading' })
    earlier.set(asOf, state)
    fill(state, asOf)
    return state
  }

  return {
    api,
    state: latest,
    stateAt,
    load: async () => {
      const failed = [...earlier].filter(([, state]) => state.value.status === 'failed')
      const again = failed.map(([asOf, state]) => fill(state, asOf))
      if (latest.value.status !== 'ready') again.push(fill(latest, null))
      await Promise.all(again)
    },
  }
}

/** Gives the snapshots to everything inside a component. */
export function provideSnapshot(holder: SnapshotHolder): void {
  provide(key, holder)
}

/**
 * The snapshots of the page.
 *
 * @throws Error outside of a component that provides them.
 */
export function useSnapshot(): SnapshotHolder {
  const holder = inject(key)
  if (holder === undefined) throw new Error('useSnapshot outside of provideSnapshot')
  return holder
}
