import type { Harm, TollGroup } from '@recount/core/records'
import type { RecordNames } from './record-names.ts'
import type { Words } from './words.ts'

/** What a cell of a toll counts: whose harm. */
export interface CellKey {
  readonly harm: Harm
  readonly group: TollGroup
  readonly actor: string | null
}

/** Whose harm a cell counts, in words: "Civilians", "Members of the Taliban". */
export function describeGroup(
  { group, actor }: Omit<CellKey, 'harm'>,
  names: Pick<RecordNames, 'actor'>,
  words: Words,
): string {
  return group === 'armed-actor' && actor !== null
    ? words.say.explore.membersOf(names.actor(actor))
    : words.say.vocabulary.groups[group]
}

/** A key that tells cells apart. */
export function cellId({ harm, group, actor }: CellKey): string {
  return `${harm} ${group} ${actor ?? ''}`
}
