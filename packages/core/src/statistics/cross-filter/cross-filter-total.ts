import type { Interval } from '../../primitives/index.ts'
import { casualtiesAt } from './casualty-columns.ts'
import { type CrossFilter, upToDate } from './cross-filter.ts'
import { boxBits, everyFilter } from './filter-marks.ts'
import { visitPartly, visitPeriod } from './time-course.ts'

/** The headline of a page: what its whole question comes to, as the statistic `total` counts it. */
export interface CrossFilterTotal {
  readonly killed: Interval | null
  readonly wounded: Interval | null
  readonly incidents: {
    readonly used: number
    readonly unknownToll: number
    readonly tooImprecise: number
    readonly partlyInside: number
  }
}

/**
 * Killed and wounded of the incidents that pass all filters, and how many incidents these are. The cells
 * by group are the view `group`.
 *
 * @example
 * totalOf(openCrossFilter(buildIncidentTable([]), [])).killed //=> { low: 0, best: 0, high: 0 }
 */
export function totalOf(session: CrossFilter): CrossFilterTotal {
  const { view } = upToDate(session, 'total')
  const { killed, wounded, incidents, unknownToll } = casualtiesAt(view, 0)
  const partly = countPartly(session)
  const vague = session.query.bbox === null ? 0 : countVague(session)
  const isContained = session.query.precision === 'contained'
  return {
    killed,
    wounded,
    incidents: {
      used: incidents,
      unknownToll,
      tooImprecise: vague + (isContained ? partly : 0),
      partlyInside: isContained ? 0 : partly,
    },
  }
}

/** Incidents that pass the filters and may lie in the period, or outside it. */
function countPartly({ course, marks, period }: CrossFilter): number {
  let count = 0
  visitPartly(course, period, (start, end) => {
    for (let row = start; row < end; row++) if (((marks[row] ?? 0) & everyFilter) === 0) count++
  })
  return count
}

/** Incidents that would be taken if their place were known to lie in the box. */
function countVague({ course, marks, period }: CrossFilter): number {
  let count = 0
  visitPeriod(course, period, false, (start, end) => {
    for (let row = start; row < end; row++) {
      if (((marks[row] ?? 0) & everyFilter) === boxBits.vague) count++
    }
  })
  return count
}
