import { attributionStandards, type CountedCell, type CountedIncident } from '../counting/index.ts'
import { dayNumberOf, foldText, type Interval } from '../primitives/index.ts'
import {
  type CountableHarm,
  countableHarms,
  type Group,
  groups,
  type Incident,
  tollGroups,
} from '../records/index.ts'
import { buildDictionaryColumn, buildListColumn } from './dictionary-column.ts'
import {
  type CellColumns,
  type ComparedColumns,
  type IncidentTable,
  openEnd,
  openStart,
  type QuantityColumns,
} from './incident-table.ts'

/**
 * Builds the columns of counted incidents, which must all be counted by one rule.
 *
 * The order of the input makes no difference to the table.
 *
 * @throws RangeError when the incidents are counted by different rules, or two share an id: both are
 * mistakes of the program.
 * @example
 * buildIncidentTable([]).length //=> 0
 */
export function buildIncidentTable(counted: readonly CountedIncident[]): IncidentTable {
  const rule = counted[0]?.rule ?? ''
  const rows = [...counted].sort(byDay)
  rows.forEach((row, index) => {
    if (row.rule !== rule) throw new RangeError(`counted by ${row.rule} and by ${rule}`)
    if (row.incident.id === rows[index - 1]?.incident.id) {
      throw new RangeError(`two incidents have the id ${row.incident.id}`)
    }
  })
  const incidents = rows.map(({ incident }) => incident)
  const wordColumn = (wordOf: (incident: Incident) => string | null) =>
    buildDictionaryColumn(incidents.map(wordOf))
  const listColumn = (wordsOf: (incident: Incident) => readonly string[]) =>
    buildListColumn(incidents.map((incident) => [...new Set(wordsOf(incident))].sort()))

  return {
    rule,
    length: rows.length,
    id: incidents.map(({ id }) => id),
    text: incidents.map(searchTextOf),
    earliest: Int32Array.from(incidents, earliestOf),
    latest: Int32Array.from(incidents, latestOf),
    hour: Int8Array.from(incidents, ({ when }) =>
      when.timeOfDay === null ? -1 : Number(when.timeOfDay.slice(0, 2)),
    ),
    firstSaid: Int32Array.from(rows, ({ firstSaid }) =>
      firstSaid === null ? openEnd : dayNumberOf(firstSaid),
    ),
    country: wordColumn(({ where }) => where.country),
    province: wordColumn(({ where }) => where.province),
    district: wordColumn(({ where }) => where.district),
    latitude: Float64Array.from(
      incidents,
      ({ where }) => preciseEnough(where)?.latitude ?? Number.NaN,
    ),
    longitude: Float64Array.from(
      incidents,
      ({ where }) => preciseEnough(where)?.longitude ?? Number.NaN,
    ),
    type: wordColumn(({ what }) => what.type),
    grade: wordColumn(({ assessment }) => assessment?.grade ?? null),
    dataset: wordColumn(({ dataset }) => dataset),
    method: listColumn(({ what }) => what.methods),
    target: listColumn(({ what }) => what.targets.map(({ type }) => type)),
    source: listColumn(({ claims }) => claims.map(({ speaker }) => speaker)),
    document: listColumn(({ claims }) => claims.map(({ document }) => document)),
    perpetrator: buildListColumn(rows.map((row) => row.perpetrators.map(({ actor }) => actor))),
    perpetratorStandard: Uint8Array.from(
      rows.flatMap((row) =>
        row.perpetrators.map(({ standard }) => attributionStandards.indexOf(standard)),
      ),
    ),
    totals: Object.fromEntries(
      countableHarms.map((harm) => [harm, quantityColumns(rows.map((row) => row.totals[harm]))]),
    ) as Record<CountableHarm, QuantityColumns>,
    cells: cellColumns(rows),
    compared: comparedColumns(rows),
  }
}

function cellColumns(rows: readonly CountedIncident[]): CellColumns {
  const offsets = new Uint32Array(rows.length + 1)
  const cells: CountedCell[] = []
  rows.forEach((row, index) => {
    cells.push(...row.cells.filter(hasColumn))
    offsets[index + 1] = cells.length
  })
  return {
    ...quantityColumns(cells),
    offsets,
    harm: Uint8Array.from(cells, ({ harm }) => countableHarms.indexOf(harm as CountableHarm)),
    group: Uint8Array.from(cells, ({ group }) => groups.indexOf(group as Group)),
    actor: buildDictionaryColumn(cells.map(({ actor }) => actor)),
  }
}

function comparedColumns(rows: readonly CountedIncident[]): ComparedColumns {
  const compared = rows.flatMap((row, index) => row.compared.map((cell) => ({ index, ...cell })))
  const quantities = compared.flatMap((cell) => cell.quantities)
  const offsets = new Uint32Array(compared.length + 1)
  compared.forEach((cell, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + cell.quantities.length
  })
  return {
    row: Uint32Array.from(compared, ({ index }) => index),
    harm: Uint8Array.from(compared, ({ harm }) => countableHarms.indexOf(harm)),
    group: Uint8Array.from(compared, ({ group }) => tollGroups.indexOf(group)),
    offsets,
    low: Int32Array.from(quantities, ({ low }) => low),
    best: Int32Array.from(quantities, ({ best }) => best ?? -1),
    high: Int32Array.from(quantities, ({ high }) => high ?? -1),
  }
}

function hasColumn({ harm, group }: CountedCell): boolean {
  return group !== 'all' && harm !== 'killed-or-wounded'
}

interface KnownQuantity {
  readonly quantity: Interval
  readonly unknown: boolean
}

function quantityColumns(entries: readonly (KnownQuantity | null)[]): QuantityColumns {
  const nothing = -1
  return {
    low: Int32Array.from(entries, (entry) => entry?.quantity.low ?? nothing),
    best: Int32Array.from(entries, (entry) => entry?.quantity.best ?? nothing),
    high: Int32Array.from(entries, (entry) => entry?.quantity.high ?? nothing),
    unknown: Uint8Array.from(entries, (entry) => (entry?.unknown ? 1 : 0)),
  }
}

function earliestOf({ when }: Incident): number {
  return when.earliest === null ? openStart : dayNumberOf(when.earliest)
}

function latestOf({ when }: Incident): number {
  return when.latest === null ? openEnd : dayNumberOf(when.latest)
}

function byDay(a: CountedIncident, b: CountedIncident): number {
  return (
    latestOf(a.incident) - latestOf(b.incident) ||
    earliestOf(a.incident) - earliestOf(b.incident) ||
    (a.incident.id < b.incident.id ? -1 : 1)
  )
}

function preciseEnough(where: Incident['where']): Incident['where']['position'] {
  return where.precision === 'province' || where.precision === 'country' ? null : where.position
}

function searchTextOf({ title, where }: Incident): string {
  return foldText([...Object.values(title), ...Object.values(where.locality ?? {})].join(' '))
}
