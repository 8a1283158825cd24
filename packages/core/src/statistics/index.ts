export type { Agreement, AgreementRow, AgreementVerdict } from './agreement.ts'
export * from './calendar-period.ts'
export type { CasualtyRow } from './casualty-row.ts'
export * from './casualty-total.ts'
export type {
  CasualtyComparison,
  ComparedPeriod,
  EarlierPeriod,
  TollChange,
} from './comparison.ts'
export * from './compute-statistic.ts'
export type { Concentration } from './concentration.ts'
export type { Coverage, CoverageRow } from './coverage.ts'
export { type CoveredField, coveredFields } from './covered-fields.ts'
export type { CasualtyColumns, IntervalColumns } from './cross-filter/casualty-columns.ts'
export {
  brush,
  type CrossFilter,
  type CrossFilterChange,
  openCrossFilter,
  prepareBrush,
  setFilter,
} from './cross-filter/cross-filter.ts'
export { type CrossFilterTotal, totalOf } from './cross-filter/cross-filter-total.ts'
export { rowsOfView, viewOf } from './cross-filter/cross-filter-view.ts'
export { type ViewName, viewNames, withoutFilterOf } from './cross-filter/view-name.ts'
export type { CrossFilterView } from './cross-filter/view-state.ts'
export { type Dimension, dimensions } from './dimension.ts'
export { boundsOfCell, type CellSize, cellOf } from './grid-cell.ts'
export type { CasualtyGroups } from './groups.ts'
export type { HotspotCell, Hotspots } from './hotspots.ts'
export type { LorenzPoint } from './inequality.ts'
export type { LagQuantile, LagRow, ReportingLag } from './lag.ts'
export type { Lethality } from './lethality.ts'
export type { Measure } from './measure.ts'
export { casualtiesOfTolls } from './prepared/casualties-of-tolls.ts'
export type { KeyedTolls, TollKey } from './prepared/keyed-tolls.ts'
export {
  type PreparedActorRanking,
  preparedActorRanking,
} from './prepared/prepared-actor-ranking.ts'
export { type PreparedActors, preparedActors } from './prepared/prepared-actors.ts'
export { type PreparedDays, preparedRollingDays } from './prepared/prepared-days.ts'
export * from './prepared/prepared-groups.ts'
export { type PreparedSums, prepareSums } from './prepared/prepared-sums.ts'
export * from './prepared/prepared-total.ts'
export { type PreparedTypes, preparedTypesInBox } from './prepared/prepared-types.ts'
export { totalByRanges } from './prepared/total-by-ranges.ts'
export type { CasualtyRanking, RankedRow } from './ranking.ts'
export { type RateRatio, rateRatio } from './rate-ratio.ts'
export { type CasualtySeries, longestSeries } from './series.ts'
export type { RatioInterval } from './share-of.ts'
export type { Casualties } from './toll-sums.ts'
