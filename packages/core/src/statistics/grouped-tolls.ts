import { emptySums, makeRoom, moveSlot, type TollSums } from './toll-sums.ts'

/** The keys of groups in one dimension: places in `words`; the number of words where a group has none. */
export interface KeyColumn {
  readonly words: readonly string[]
  readonly codes: Uint32Array
}

/**
 * Killed and wounded by group: the mergeable summary behind groups, rankings and concentration. Group `n`
 * has the `n`-th code of each column of keys, and slot `n` of the sums. No two groups have the same keys.
 */
export interface GroupedTolls {
  readonly length: number
  readonly keys: readonly KeyColumn[]
  readonly sums: TollSums
}

/** No groups, of so many dimensions. */
export function noGroups(dimensions: number): GroupedTolls {
  const keys = Array.from({ length: dimensions }, () => ({ words: [], codes: new Uint32Array(0) }))
  return { length: 0, keys, sums: emptySums() }
}

/** How many bytes groups take, without the words of their keys, which are those of the table. */
export function bytesOfGroups({ keys, sums }: GroupedTolls): number {
  return keys.reduce((bytes, { codes }) => bytes + codes.byteLength, sums.numbers.byteLength)
}

/** A mergeable summary: groups, and how many incidents are not known exactly enough for them. */
export interface GroupsSummary {
  groups: GroupedTolls
  tooImprecise: number
}

/** Adds groups to a summary. */
export function addGroups(
  summary: GroupsSummary,
  { groups, tooImprecise }: Readonly<GroupsSummary>,
): void {
  summary.groups = summary.groups.length === 0 ? groups : mergeGroups(summary.groups, groups)
  summary.tooImprecise += tooImprecise
}

/** The groups of both, those with the same keys added. */
function mergeGroups(some: GroupedTolls, others: GroupedTolls): GroupedTolls {
  const words = some.keys.map((column, place) => joinWords(column, others.keys[place] ?? column))
  const slots = new Map<string, number>()
  const codes = words.map((): number[] => [])
  const sums: TollSums = { numbers: some.sums.numbers.slice() }
  const slotOf = (keys: readonly number[]) => {
    const name = keys.join(' ')
    const slot = slots.get(name) ?? slots.size
    if (slot === slots.size) {
      for (const [place, code] of keys.entries()) codes[place]?.push(code)
    }
    slots.set(name, slot)
    return slot
  }
  for (let group = 0; group < some.length; group++) {
    slotOf(some.keys.map((column, place) => words[place]?.ofSome[column.codes[group] ?? 0] ?? 0))
  }
  for (let group = 0; group < others.length; group++) {
    const slot = slotOf(
      others.keys.map((column, place) => words[place]?.ofOthers[column.codes[group] ?? 0] ?? 0),
    )
    makeRoom(sums, slot + 1)
    moveSlot(sums.numbers, slot, others.sums.numbers, group)
  }
  const keys = words.map(({ joined }, place) => ({
    words: joined,
    codes: Uint32Array.from(codes[place] ?? []),
  }))
  return { length: slots.size, keys, sums }
}

/** The words of two columns as one list, and where the words of each are in it, *no word* the last. */
function joinWords(some: KeyColumn, others: KeyColumn) {
  const places = new Map(some.words.map((word, place) => [word, place]))
  for (const word of others.words) if (!places.has(word)) places.set(word, places.size)
  const joined = [...places.keys()]
  const inJoined = ({ words }: KeyColumn) =>
    Uint32Array.from([...words.map((word) => places.get(word) ?? 0), joined.length])
  return { joined, ofSome: inJoined(some), ofOthers: inJoined(others) }
}
