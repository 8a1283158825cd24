import { readWording, vagueWords } from '@recount/core/records'
import type { TableModel } from '../../design/table-model.ts'
import { isolated } from '../../language/number-text.ts'
import type { Words } from '../../language/words.ts'

/** How a wording is read: as a quantity, as a share of another number, or not at all. */
export interface WordingReading {
  readonly kind: 'quantity' | 'share' | 'unread'
  readonly text: string
}

/**
 * Reads a wording by core's table, as an import would; `null` for no words.
 *
 * A word that bounds a share ("most of them") has no number of its own and is told as such.
 */
export function readingModel(wording: string, words: Words): WordingReading | null {
  if (wording.trim() === '') return null
  const { methods } = words.say
  const quantity = readWording(wording)
  if (quantity !== null) {
    const { low, best, high } = quantity
    return { kind: 'quantity', text: words.interval({ low, best, high }) }
  }
  const hundred = { low: 100, high: 100 }
  return readWording(wording, hundred) === null
    ? { kind: 'unread', text: methods.tryNotRead }
    : { kind: 'share', text: methods.tryWhole }
}

/** The table of vague words, in its own order: words alone, then words with a number. */
export function vagueWordsTable(words: Words): TableModel {
  const { methods, number } = words.say
  const percent = (share: number) => methods.percent(words.number(Math.round(100 * share)))
  const alone = vagueWords.entries.map((entry) => ({
    words: entry.words,
    read:
      entry.low === undefined
        ? methods.shareOf(percent(entry.moreThanShare))
        : words.interval({ low: entry.low, best: null, high: entry.high }),
    bounds:
      entry.low === undefined
        ? number.noNumber
        : `[${words.number(entry.low)}, ${entry.high === null ? '∞' : words.number(entry.high)}]`,
  }))
  const withNumber = (['atLeast', 'moreThan', 'atMost', 'fewerThan', 'about'] as const).map(
    (kind) => ({
      words: vagueWords[kind].map((word) => `${word} + ${methods.number}`),
      read:
        kind === 'about'
          ? methods.withNumber.about(percent(vagueWords.aboutSpread))
          : methods.withNumber[kind],
      bounds: boundsWithNumber[kind],
    }),
  )
  return {
    caption: methods.words,
    columns: [
      { key: 'words', label: methods.word, numeric: false },
      { key: 'read', label: methods.read, numeric: false },
      { key: 'bounds', label: `${number.least}–${number.most}`, numeric: true },
    ],
    rows: [...alone, ...withNumber].map(({ words: said, read, bounds }) => ({
      key: said[0] ?? read,
      cells: [{ text: number.list(said) }, { text: read }, { text: isolated(bounds) }],
    })),
  }
}

const boundsWithNumber = {
  atLeast: '[n, ∞]',
  moreThan: '[n + 1, ∞]',
  atMost: '[0, n]',
  fewerThan: '[0, n − 1]',
  about: '[n ± …]',
} as const
