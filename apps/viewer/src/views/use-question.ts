import type { Parsed } from '@recount/core/primitives'
import { formatQuery, parseQuery, type Query } from '@recount/core/query'
import { type ComputedRef, computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useAddresses } from '../address/use-addresses.ts'
import { formatViewState, parseViewState, type ViewState } from '../address/view-state.ts'

/** The address of a page as a question, how it is looked at, and the two ways to change them. */
export interface Question {
  readonly parsed: ComputedRef<Parsed<Query>>
  readonly viewState: ComputedRef<ViewState>
  readonly ask: (query: Query) => void
  readonly look: (viewState: ViewState) => void
}

/**
 * Reads the page's address, which is the only state that changes what is shown. Asking another question
 * makes a step in the browser's history; looking at the answer in another way does not. `page` is the
 * page on which the question is asked.
 */
export function useQuestion(page: 'explore' | 'embed' = 'explore'): Question {
  const route = useRoute()
  const router = useRouter()
  const addresses = useAddresses()
  const searchText = computed(() => /\?([^#]*)/.exec(route.fullPath)?.[1] ?? '')
  const parsed = computed(() => parseQuery(searchText.value))
  const viewState = computed(() => parseViewState(route.hash))
  return {
    parsed,
    viewState,
    ask: (query) => {
      router.push(addresses.value[page](formatQuery(query)) + formatViewState(viewState.value))
    },
    look: (next) => {
      router.replace(addresses.value[page](searchText.value) + formatViewState(next))
    },
  }
}
