import { type InjectionKey, inject, provide, type ShallowRef, shallowRef } from 'vue'
import { type Counter, makeCounter } from './counted-records.ts'
import type { RecountApi, Snapshot } from './recount-api.ts'

/** A snapshot in memory, with the counter of its records. */
export interface LoadedSnapshot extends Snapshot {
  readonly countedBy: Counter
}

/** The records of the page: being loaded, there, or not to be had. */
export type SnapshotState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly snapshot: LoadedSnapshot }
  | { readonly status: 'failed' }

/** The one snapshot that all pages count from, and how to load it again. */
export interface SnapshotHolder {
  readonly api: RecountApi
  readonly state: Readonly<ShallowRef<SnapshotState>>
  readonly load: () => Promise<void>
}

const key: InjectionKey<SnapshotHolder> = Symbol('snapshot')

/** Makes a holder over an API. It loads nothing until it is asked to. */
export function makeSnapshotHolder(api: RecountApi): SnapshotHolder {
  const state = shallowRef<SnapshotState>({ status: 'loading' })
  return {
    api,
    state,
    load: async () => {
      state.value = { status: 'loading' }
      const answer = await api.latestSnapshot()
      state.value =
        answer.status === 'ready'
          ? {
              status: 'ready',
              snapshot: { ...answer.value, countedBy: makeCounter(answer.value) },
            }
          : { status: 'failed' }
    },
  }
}

/** Gives the snapshot to everything inside a component. */
export function provideSnapshot(holder: SnapshotHolder): void {
  provide(key, holder)
}

/**
 * The snapshot of the page.
 *
 * @throws Error outside of a component that provides it.
 */
export function useSnapshot(): SnapshotHolder {
  const holder = inject(key)
  if (holder === undefined) throw new Error('useSnapshot outside of provideSnapshot')
  return holder
}
