import { datePrecisions, placePrecisions } from '@recount/core/records'
import { type IncidentRow, openEnd, openStart } from '@recount/core/table'

/** A column of numbers or texts, `null` where there is nothing. */
export interface FlatColumn {
  readonly name: string
  readonly kind: 'integer' | 'double' | 'word' | 'text'
  readonly values: readonly (number | string | null)[]
}

/**
 * All that a row of a table holds as flat columns, as one would hand it to another format: lists are joined
 * to words, because few differ.
 */
export function flatColumns(rows: readonly IncidentRow[]): readonly FlatColumn[] {
  const column = (
    name: string,
    kind: FlatColumn['kind'],
    read: (row: IncidentRow) => number | string | null,
  ): FlatColumn => ({ name, kind, values: rows.map(read) })
  const tolls = (harm: 'killed' | 'wounded') => [
    column(`${harm}_low`, 'integer', ({ totals }) => totals[harm]?.quantity.low ?? null),
    column(`${harm}_best`, 'integer', ({ totals }) => totals[harm]?.quantity.best ?? null),
    column(`${harm}_high`, 'integer', ({ totals }) => totals[harm]?.quantity.high ?? null),
    column(`${harm}_unknown`, 'integer', ({ totals }) => (totals[harm]?.unknown ? 1 : 0)),
  ]
  return [
    column('id', 'text', ({ id }) => id),
    column('text', 'word', ({ text }) => text),
    column('earliest', 'integer', ({ span }) => orNull(span.earliest, openStart)),
    column('latest', 'integer', ({ span }) => orNull(span.latest, openEnd)),
    column('precision', 'integer', ({ span }) => datePrecisions.indexOf(span.precision)),
    column('hour', 'integer', ({ hour }) => hour),
    column('first_said', 'integer', ({ firstSaid }) => firstSaid),
    column('country', 'word', ({ country }) => country),
    column('province', 'word', ({ province }) => province),
    column('district', 'word', ({ district }) => district),
    column('latitude', 'double', ({ position }) => position.latitude),
    column('longitude', 'double', ({ position }) => position.longitude),
    column('place_precision', 'integer', ({ position }) =>
      placePrecisions.indexOf(position.precision),
    ),
    column('type', 'word', ({ type }) => type),
    column('grade', 'word', ({ grade }) => grade),
    column('dataset', 'word', ({ dataset }) => dataset),
    column('methods', 'word', ({ methods }) => methods.join()),
    column('targets', 'word', ({ targets }) => targets.join()),
    column('sources', 'word', ({ sources }) => sources.join()),
    column('documents', 'word', ({ documents }) => documents.join()),
    column('perpetrators', 'word', ({ perpetrators }) =>
      perpetrators.map(({ actor, standard }) => `${actor}:${standard}`).join(),
    ),
    ...tolls('killed'),
    ...tolls('wounded'),
    column('cells', 'word', ({ cells }) =>
      cells
        .map(({ harm, group, actor, quantity: { low, best, high }, unknown }) =>
          [harm, group, actor, low, best, high, unknown ? 1 : 0].join(':'),
        )
        .join(),
    ),
  ]
}

function orNull(day: number, open: number): number | null {
  return day === open ? null : day
}
