import { isoDateOf } from '@recount/core/primitives'
import {
  brush,
  openCrossFilter,
  prepareBrush,
  rowsOfView,
  setFilter,
  viewOf,
} from '@recount/core/statistics'
import type { IncidentRow } from '@recount/core/table'
import { tableOfRows } from '../engines/recount.ts'
import { type BrushEngine, brushedViews } from './brush-engine.ts'

/** Our own session. */
export function openRecount(rows: readonly IncidentRow[]): BrushEngine {
  const session = openCrossFilter(tableOfRows(rows), brushedViews)
  return {
    brush: (from, to) => brush(session, isoDateOf(from), isoDateOf(to)),
    setType: (type) => setFilter(session, { type: type === null ? [] : [type] }),
    refresh: () => brushedViews.map((name) => viewOf(session, name)),
    prepare: () => prepareBrush(session, brushedViews),
    rowsOf: (view) =>
      rowsOfView(session, view).map(({ key, incidents, unknownToll, killed, wounded }) => [
        key[view] ?? null,
        incidents,
        unknownToll,
        ...[killed, wounded].flatMap((interval) =>
          interval === null ? [null, null, null] : [interval.low, interval.best, interval.high],
        ),
      ]),
  }
}
