import { type Column, columnOf } from '../cells/row-cells.ts'
import type { ColumnIndex } from '../reading/column-index.ts'

/** What a table of least and greatest tolls may tell, with the names that its columns go by. */
export const minMaxColumnNames = {
  id: ['code', 'unique_reference_code', 'reference_code', 'incident_code', 'strike_id', 'id'],
  date: ['date', 'incident_date', 'date_start', 'start_date'],
  dateEnd: ['date_end', 'end_date'],
  country: ['country', 'iso3'],
  province: ['province', 'governorate', 'area', 'admin1', 'region'],
  location: ['location', 'place', 'locality', 'town'],
  latitude: ['latitude', 'lat'],
  longitude: ['longitude', 'lon', 'lng', 'long'],
  belligerents: ['belligerent', 'belligerents', 'attacker', 'attributed_to'],
  grade: ['grade', 'grading', 'assessment', 'civilian_harm_status', 'strike_status'],
  summary: ['summary', 'notes', 'description'],
  totalKilledLeast: ['total_killed_min', 'minimum_total_people_killed', 'min_total_killed'],
  totalKilledMost: ['total_killed_max', 'maximum_total_people_killed', 'max_total_killed'],
  killedLeast: [
    'killed_min',
    'civilians_killed_min',
    'civilian_deaths_min',
    'deaths_min',
    'min_killed',
    'minimum_civilians_reported_killed',
    'minimum_deaths',
  ],
  killedMost: [
    'killed_max',
    'civilians_killed_max',
    'civilian_deaths_max',
    'deaths_max',
    'max_killed',
    'maximum_civilians_reported_killed',
    'maximum_deaths',
  ],
  childrenLeast: ['children_killed_min', 'minimum_children_reported_killed', 'min_children_killed'],
  childrenMost: ['children_killed_max', 'maximum_children_reported_killed', 'max_children_killed'],
  womenLeast: ['women_killed_min', 'minimum_women_reported_killed'],
  womenMost: ['women_killed_max', 'maximum_women_reported_killed'],
  woundedLeast: [
    'wounded_min',
    'injured_min',
    'injuries_min',
    'civilians_injured_min',
    'min_injured',
    'minimum_people_injured',
    'minimum_reported_injured',
  ],
  woundedMost: [
    'wounded_max',
    'injured_max',
    'injuries_max',
    'civilians_injured_max',
    'max_injured',
    'maximum_people_injured',
    'maximum_reported_injured',
  ],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>

/** The columns of one file, found once. */
export type MinMaxColumns = Readonly<Record<keyof typeof minMaxColumnNames, Column>>

/** Finds them. */
export function findMinMaxColumns(columns: ColumnIndex): MinMaxColumns {
  const find = (names: readonly [string, ...string[]]) => columnOf(columns, ...names)
  return {
    id: find(minMaxColumnNames.id),
    date: find(minMaxColumnNames.date),
    dateEnd: find(minMaxColumnNames.dateEnd),
    country: find(minMaxColumnNames.country),
    province: find(minMaxColumnNames.province),
    location: find(minMaxColumnNames.location),
    latitude: find(minMaxColumnNames.latitude),
    longitude: find(minMaxColumnNames.longitude),
    belligerents: find(minMaxColumnNames.belligerents),
    grade: find(minMaxColumnNames.grade),
    summary: find(minMaxColumnNames.summary),
    totalKilledLeast: find(minMaxColumnNames.totalKilledLeast),
    totalKilledMost: find(minMaxColumnNames.totalKilledMost),
    killedLeast: find(minMaxColumnNames.killedLeast),
    killedMost: find(minMaxColumnNames.killedMost),
    childrenLeast: find(minMaxColumnNames.childrenLeast),
    childrenMost: find(minMaxColumnNames.childrenMost),
    womenLeast: find(minMaxColumnNames.womenLeast),
    womenMost: find(minMaxColumnNames.womenMost),
    woundedLeast: find(minMaxColumnNames.woundedLeast),
    woundedMost: find(minMaxColumnNames.woundedMost),
  }
}
