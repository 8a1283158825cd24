import type { Query } from '../../query/index.ts'
import { asksOnly } from './asks-only.ts'
import { type KeyedTolls, placeOfCode, sliceTolls } from './keyed-tolls.ts'
import type { MonthGroupTolls } from './month-groups.ts'
import type { PreparedSums } from './prepared-sums.ts'

/**
 * The tolls of one country by month and group of victims, as `groups` tells them by `month,group`; `null`
 * where the query asks for anything but one country. Nothing is copied.
 *
 * Source: METHODS.md, "prepared sums".
 * @example
 * const sums = prepareSums(buildIncidentTable([]))
 * preparedMonthsByGroup(sums, { ...everything, country: ['AFG'] }).length //=> 0
 */
export function preparedMonthsByGroup(sums: PreparedSums, query: Query): MonthGroupTolls | null {
  return asksOnly(query, ['country']) ? sliceOfCountry(sums.monthGroups, sums, query) : null
}

/**
 * The tolls of one country by province and year, as `groups` tells them by `province,year`; `null` where
 * the query asks for anything but one country. Nothing is copied.
 *
 * Source: METHODS.md, "prepared sums".
 * @example
 * preparedProvincesByYear(prepareSums(buildIncidentTable([])), everything) //=> null
 */
export function preparedProvincesByYear(
  sums: PreparedSums,
  query: Query,
): PreparedSums['provinceYears'] | null {
  return asksOnly(query, ['country']) ? sliceOfCountry(sums.provinceYears, sums, query) : null
}

/**
 * The tolls of the whole table by year, country and type, as `groups` tells them by `year,country,type`;
 * `null` where the query asks for less than everything. Nothing is copied.
 *
 * Source: METHODS.md, "prepared sums".
 * @example
 * preparedYearsByCountryAndType(prepareSums(buildIncidentTable([])), everything).length //=> 0
 */
export function preparedYearsByCountryAndType(
  sums: PreparedSums,
  query: Query,
): PreparedSums['countryYears'] | null {
  return asksOnly(query, []) ? sums.countryYears : null
}

function sliceOfCountry<Name extends string>(
  tolls: KeyedTolls<Name | 'country'>,
  { table }: PreparedSums,
  { country }: Query,
): KeyedTolls<Name | 'country'> | null {
  const [asked, ...others] = new Set(country)
  if (asked === undefined || others.length > 0) return null
  const code = table.country.entries.indexOf(asked)
  const { codes } = tolls.keys.country
  const start = code < 0 ? 0 : placeOfCode(codes, code)
  return sliceTolls(tolls, start, code < 0 ? 0 : placeOfCode(codes, code + 1))
}
