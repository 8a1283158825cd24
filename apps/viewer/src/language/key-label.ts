import type { Dimension } from '@recount/core/statistics'
import { capitalised } from './capitalised.ts'
import type { RecordNames } from './record-names.ts'
import type { Vocabulary } from './vocabulary.ts'
import type { Words } from './words.ts'

/**
 * What a key of a breakdown is called: a word of the vocabulary, or the name of a record. `null` is the
 * row of incidents that have no key.
 */
export function keyLabel(
  dimension: Dimension,
  key: string | null,
  names: RecordNames,
  words: Words,
): string {
  const { noKey } = words.say.explore
  if (key === null) {
    if (dimension === 'actor' || dimension === 'attribution' || dimension === 'province')
      return noKey[dimension]
    return noKey.other
  }
  const { vocabulary } = words.say
  if (dimension === 'attribution') return word(standardNames(vocabulary), key)
  if (dimension === 'actor' || dimension === 'source') return names[dimension](key)
  if (dimension === 'country' || dimension === 'province' || dimension === 'district')
    return names.area(key)
  const lists: Partial<Record<Dimension, Readonly<Record<string, string>>>> = {
    type: vocabulary.eventTypes,
    method: vocabulary.methods,
    target: vocabulary.targetTypes,
    harm: vocabulary.harms,
    group: vocabulary.groups,
    grade: vocabulary.grades,
  }
  return word(lists[dimension] ?? {}, key)
}

function standardNames({ standards }: Vocabulary): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(standards).map(([key, { name }]) => [key, name]))
}

function word(list: Readonly<Record<string, string>>, key: string): string {
  const found = list[key]
  if (found === undefined) return key
  return capitalised(found)
}
