import {
  type AttributionStandard,
  attributionStandards,
  meetsStandard,
} from '@recount/core/counting'
import { type AttributionBasis, attributionBases } from '@recount/core/records'
import type { Words } from '../../language/words.ts'

/** One rung of the attribution ladder, and the standards by which it counts. */
export interface Rung {
  readonly basis: AttributionBasis
  readonly label: string
  /** Whether it counts, for every standard in the order of the columns; `null` for what speaks against. */
  readonly counts: readonly boolean[] | null
}

/** The attribution ladder beside the standards, loosest first. */
export interface StandardsModel {
  readonly standards: readonly { readonly key: AttributionStandard; readonly name: string }[]
  readonly rungs: readonly Rung[]
}

/**
 * Lays the ladder out, strongest word first, by what core itself makes of each word: `metBy` gives the
 * strictest standard that an attribution on a basis meets, and `null` where it holds nobody responsible.
 */
export function standardsModel(
  metBy: (basis: AttributionBasis) => AttributionStandard | null,
  words: Words,
): StandardsModel {
  const { vocabulary } = words.say
  const loosestFirst = [...attributionStandards].reverse()
  const rungs = attributionBases.map((basis): Rung => {
    const met = metBy(basis)
    return {
      basis,
      label: vocabulary.attributionBases[basis],
      counts: met === null ? null : loosestFirst.map((standard) => meetsStandard(met, standard)),
    }
  })
  const forIt = rungs.filter(({ counts }) => counts !== null)
  const against = rungs.filter(({ counts }) => counts === null)
  return {
    standards: loosestFirst.map((key) => ({ key, name: vocabulary.standards[key].name })),
    rungs: [...forIt.reverse(), ...against],
  }
}
