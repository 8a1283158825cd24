import { describeTotal } from '@recount/core/presentation'
import type { StatisticAnswer } from '@recount/core/statistics'
import { type ComputedRef, type ShallowRef, shallowRef, watch } from 'vue'
import { useAddresses } from '../address/use-addresses.ts'
import { useLedger } from '../data/ledger-reader.ts'
import type { RecordNames } from '../language/record-names.ts'
import { useWords } from '../language/use-words.ts'
import type { CiteState } from '../panels/cite-bar/cite-model.ts'

/** How far a total has been cited, and the way to cite it. */
export interface Citation {
  readonly state: ShallowRef<CiteState>
  readonly cite: () => Promise<void>
}

/** Cites the total of a question, which begins anew whenever the question changes. */
export function useCitation(
  search: ComputedRef<string>,
  total: ComputedRef<StatisticAnswer<'total'> | null>,
  names: ComputedRef<RecordNames>,
): Citation {
  const words = useWords()
  const addresses = useAddresses()
  const { api } = useLedger()
  const state = shallowRef<CiteState>({ status: 'idle' })
  watch(search, () => {
    state.value = { status: 'idle' }
  })

  async function cite() {
    state.value = { status: 'asking' }
    const answer = await api.makeFigure('total', search.value)
    if (answer.status !== 'ready' || total.value === null) {
      state.value = { status: 'failed' }
      return
    }
    const { id, rule, revision } = answer.value
    const href = addresses.value.figure(id)
    const address = `${location.origin}${href}`
    const { result, incidents } = total.value
    const { language, say, number, inDigits } = words.value
    const text = inDigits(describeTotal(result, incidents, language.tag, names.value.actor))
    const citation = say.figure.citation(text, rule, number(revision), address)
    state.value = { status: 'made', id, href, address, citation }
  }

  return { state, cite }
}
