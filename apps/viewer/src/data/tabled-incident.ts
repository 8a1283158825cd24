import { type IsoDate, isoDateOf } from '@recount/core/primitives'
import type { PlacePrecision } from '@recount/core/records'
import {
  type IncidentTable,
  idOfRow,
  type KnownQuantity,
  openEnd,
  openStart,
  positionOfRow,
  quantityOfRow,
  spanOfRow,
  wordOfRow,
} from '@recount/core/table'

/** What a table alone knows of an incident: when, where and how many, without what was said of it. */
export interface TabledIncident {
  readonly id: string
  readonly when: { readonly earliest: IsoDate | null; readonly latest: IsoDate | null }
  readonly where: {
    readonly country: string
    readonly province: string | null
    readonly district: string | null
    readonly precision: PlacePrecision
    /** `null` too where the place is known no better than to the province. */
    readonly position: { readonly latitude: number; readonly longitude: number } | null
  }
  readonly totals: Readonly<Record<'killed' | 'wounded', KnownQuantity | null>>
}

/** Reads one row of a table. A country that is not known is the empty text. */
export function tabledIncident(table: IncidentTable, row: number): TabledIncident {
  const { earliest, latest } = spanOfRow(table.when, row)
  const { latitude, longitude, precision } = positionOfRow(table.position, row)
  return {
    id: idOfRow(table.id, row),
    when: {
      earliest: earliest === openStart ? null : isoDateOf(earliest),
      latest: latest === openEnd ? null : isoDateOf(latest),
    },
    where: {
      country: wordOfRow(table.country, row) ?? '',
      province: wordOfRow(table.province, row),
      district: wordOfRow(table.district, row),
      precision,
      position: latitude === null || longitude === null ? null : { latitude, longitude },
    },
    totals: {
      killed: quantityOfRow(table.quantities, table.totals.killed, row),
      wounded: quantityOfRow(table.quantities, table.totals.wounded, row),
    },
  }
}
