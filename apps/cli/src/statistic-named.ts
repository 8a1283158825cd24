import { isStatisticName, parseStatistic, type StatisticName } from '@recount/core'
import { unreadable } from './command-failure.ts'

/** The statistic of a name; a name that is none fails with those nearest to it. */
export function statisticNamed(name: string): StatisticName {
  if (isStatisticName(name)) return name
  throw unreadable(parseStatistic(name, '').issues)
}
