import { useQuestion } from './use-question.ts'

/** Which charts of a page are shown as tables; the page's address says it. */
export interface Tables {
  readonly isTable: (chart: string) => boolean
  readonly setTable: (chart: string, isShown: boolean) => void
}

/** Reads and changes which charts are shown as tables. */
export function useTables(): Tables {
  const { viewState, look } = useQuestion()
  return {
    isTable: (chart) => viewState.value.tables.includes(chart),
    setTable(chart, isShown) {
      const others = viewState.value.tables.filter((known) => known !== chart)
      look({ ...viewState.value, tables: isShown ? [...others, chart] : others })
    },
  }
}
