import type { ReconciledRow } from '@recount/core/figures'
import { capitalised } from './capitalised.ts'
import { describeGroup } from './describe-cell.ts'
import type { RecordNames } from './record-names.ts'
import type { Words } from './words.ts'

type Cell = Pick<ReconciledRow, 'harm' | 'group' | 'actor'>

/**
 * The key of a cell in an address.
 *
 * @example
 * reconciledCellKey({ harm: 'killed', group: 'armed-actor', actor: 'taliban' })
 * //=> 'killed-armed-actor-taliban'
 */
export function reconciledCellKey({ harm, group, actor }: Cell): string {
  return [harm, group, actor].filter((part) => part !== null).join('-')
}

/** Whose harm a cell of a printed total counts: "All groups", "Members of the Taliban". */
export function reconciledGroupName(
  { group, actor }: Omit<Cell, 'harm'>,
  names: Pick<RecordNames, 'actor'>,
  words: Words,
): string {
  return group === 'all'
    ? words.say.reconciliation.allGroups
    : describeGroup({ group, actor }, names, words)
}

/** A cell of a printed total by name: "Killed: Civilians". */
export function reconciledCellName(
  cell: Cell,
  names: Pick<RecordNames, 'actor'>,
  words: Words,
): string {
  return words.say.reconciliation.cellName(
    capitalised(words.say.vocabulary.harms[cell.harm]),
    reconciledGroupName(cell, names, words),
  )
}
