import type { Interval } from '../../primitives/index.ts'
import type { TollColumns } from '../../table/index.ts'
import {
  atIncidents,
  atKilled,
  atUnknownToll,
  atWounded,
  type Casualties,
  intervalOfSlot,
} from '../toll-sums.ts'

/**
 * The casualties that one of some sums stands for, as statistics tell them when all harms and all groups but
 * the attackers are asked for.
 */
export function casualtiesOfTolls(columns: TollColumns, index: number): Casualties {
  const incidents = columns.incidents[index] ?? 0
  const interval = (harm: 'killed' | 'wounded'): Interval | null => {
    const reported = columns[`${harm}Reported`][index] ?? 0
    if (incidents > 0 && reported === 0) return null
    const isUnknown = reported > 0 && reported === columns[`${harm}Unknown`][index]
    return {
      low: columns[`${harm}Low`][index] ?? 0,
      best: isUnknown ? null : (columns[`${harm}Best`][index] ?? 0),
      high: (columns[`${harm}Open`][index] ?? 0) > 0 ? null : (columns[`${harm}High`][index] ?? 0),
    }
  }
  return {
    killed: interval('killed'),
    wounded: interval('wounded'),
    incidents,
    unknownToll: columns.unknownToll[index] ?? 0,
  }
}

/** The casualties of one sum, its numbers behind one another. */
export function casualtiesOfSum(sum: Float64Array): Casualties {
  return {
    killed: intervalOfSlot(sum, 0, atKilled, true),
    wounded: intervalOfSlot(sum, 0, atWounded, true),
    incidents: sum[atIncidents] ?? 0,
    unknownToll: sum[atUnknownToll] ?? 0,
  }
}
