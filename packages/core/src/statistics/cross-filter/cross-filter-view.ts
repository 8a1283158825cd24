import type { CasualtyRow } from '../casualty-row.ts'
import type { Casualties } from '../toll-sums.ts'
import { casualtiesAt } from './casualty-columns.ts'
import { type CrossFilter, upToDate } from './cross-filter.ts'
import type { ViewName } from './view-name.ts'
import type { CrossFilterView } from './view-state.ts'

/**
 * Reads a view as columns. They are written anew at the next reading after a change, so that a page that
 * draws sixty times a second makes no garbage: copy what has to stay.
 *
 * Every group has the numbers that `groups` answers for the question without the view's own filter, or
 * `series` for the lengths of period that are no dimension.
 *
 * @example
 * const session = openCrossFilter(buildIncidentTable([]), ['type'])
 * viewOf(session, 'type').keys //=> [null]
 */
export function viewOf(session: CrossFilter, name: ViewName): CrossFilterView {
  return upToDate(session, name).view
}

/**
 * Reads a view as rows, like those of `groups`: only groups with incidents, most killed first, then by
 * key. For drawing many groups again and again {@link viewOf} is quicker.
 *
 * @example
 * rowsOfView(openCrossFilter(buildIncidentTable([]), ['type']), 'type') //=> []
 */
export function rowsOfView(session: CrossFilter, name: ViewName): readonly CasualtyRow[] {
  const columns = upToDate(session, name).view
  const places = columns.keys
    .map((key, place) => ({ place, id: JSON.stringify([key]) }))
    .filter(({ place }) => (columns.incidents[place] ?? 0) > 0)
    .map(({ place, id }) => ({ place, id, casualties: casualtiesAt(columns, place) }))
  places.sort((a, b) => orderOf(b.casualties) - orderOf(a.casualties) || (a.id < b.id ? -1 : 1))
  return places.map(({ place, casualties }) => ({
    key: { [name]: columns.keys[place] ?? null },
    ...casualties,
  }))
}

function orderOf({ killed }: Casualties): number {
  return killed?.best ?? killed?.low ?? -1
}
