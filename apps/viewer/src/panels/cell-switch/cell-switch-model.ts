import type { ReconciledRow } from '@recount/core/figures'
import { capitalised } from '../../language/capitalised.ts'
import { reconciledCellKey, reconciledGroupName } from '../../language/reconciled-cell.ts'
import type { RecordNames } from '../../language/record-names.ts'
import type { Words } from '../../language/words.ts'

/** The cells of one harm, to choose one from. */
export interface CellChoices {
  readonly harm: string
  readonly cells: readonly { readonly key: string; readonly label: string; readonly name: string }[]
}

/** The cells of a printed total, by harm and in their order, as a reader chooses between them. */
export function cellSwitchModel(
  rows: readonly Pick<ReconciledRow, 'harm' | 'group' | 'actor'>[],
  names: Pick<RecordNames, 'actor'>,
  words: Words,
): readonly CellChoices[] {
  const harms = [...new Set(rows.map(({ harm }) => harm))]
  return harms.map((harm) => {
    const harmName = capitalised(words.say.vocabulary.harms[harm])
    return {
      harm: harmName,
      cells: rows
        .filter((row) => row.harm === harm)
        .map((row) => {
          const label = reconciledGroupName(row, names, words)
          return {
            key: reconciledCellKey(row),
            label,
            name: words.say.reconciliation.cellName(harmName, label),
          }
        }),
    }
  })
}
