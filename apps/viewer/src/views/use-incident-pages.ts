import { formatQuery, type Query } from '@recount/core/query'
import { type ComputedRef, computed, type ShallowRef, shallowRef, watch } from 'vue'
import type { ListedIncident } from '../data/expected-answers.ts'
import { useLedger } from '../data/ledger-reader.ts'

/** The incidents of a list as far as its pages have been read. */
export interface IncidentPages {
  readonly incidents: ShallowRef<readonly ListedIncident[]>
  /** How many there are on all pages; `null` before the first is here. */
  readonly matched: ComputedRef<number | null>
  readonly status: ShallowRef<'loading' | 'ready' | 'failed'>
  /** Reads the next page, or again the one that failed. */
  readonly more: () => Promise<void>
}

const pageLength = 50

/**
 * Reads the incidents of a question page by page, all at one revision; nothing before the revision is
 * known. Another question begins anew; what was listed before stays until its first page is here.
 */
export function useIncidentPages(query: () => Query, revision: () => number | null): IncidentPages {
  const { api } = useLedger()
  const incidents = shallowRef<readonly ListedIncident[]>([])
  const count = shallowRef<number | null>(null)
  const status = shallowRef<'loading' | 'ready' | 'failed'>('loading')
  const search = computed(() => {
    const known = revision()
    const asked = { ...query(), asOf: String(known), limit: pageLength, cursor: null }
    return known === null ? null : formatQuery(asked)
  })
  let next: string | null = null

  async function read(cursor: string | null) {
    const asked = search.value
    if (asked === null) return
    status.value = 'loading'
    const address = cursor === null ? asked : `${asked}&cursor=${encodeURIComponent(cursor)}`
    const page = await api.incidents(address)
    if (asked !== search.value) return
    if (page.status !== 'ready') {
      status.value = 'failed'
      return
    }
    const before = cursor === null ? [] : incidents.value
    incidents.value = [...before, ...page.value.items]
    count.value = page.value.matched
    next = page.value.next
    status.value = 'ready'
  }

  watch(
    search,
    () => {
      next = null
      read(null)
    },
    { immediate: true },
  )

  return { incidents, matched: computed(() => count.value), status, more: () => read(next) }
}
