import type { PublicRecordSet } from '@recount/core/protection'
import type { Location } from '@recount/core/records'
import { ByteWriter, parquetWrite } from 'hyparquet-writer'

type SchemaElement = NonNullable<Parameters<typeof parquetWrite>[0]['schema']>[number]

import { type CountOptions, countEach } from './count-each.ts'
import { type IncidentColumnType, incidentColumns } from './incident-columns.ts'
import { pointOf } from './point-of.ts'

/**
 * Writes the table of incidents as GeoParquet 1.1: the columns of the CSV with their types, and a column
 * `geometry` of points in WGS 84 as WKB, null where the CSV's place is no point (see `writeGeoJson`).
 *
 * Unlike the other formats it can only be written whole, since it is laid out by columns.
 *
 * Source: GeoParquet 1.1.0.
 */
export function writeGeoParquet(records: PublicRecordSet, options: CountOptions = {}): Uint8Array {
  const columns = makeColumns()
  columns.add(records, options)
  return columns.write()
}

/**
 * The same of records that come in pages, in the order of the incidents' ids. What is held is the columns,
 * and of the records one page.
 */
export async function writeGeoParquetPages(
  pages: AsyncIterable<PublicRecordSet>,
  options: CountOptions = {},
): Promise<Uint8Array> {
  const columns = makeColumns()
  for await (const page of pages) columns.add(page, options)
  return columns.write()
}

function makeColumns() {
  const points: Point[] = []
  const table = incidentColumns.map(({ name, type, readValue }) => ({
    name,
    type,
    readValue,
    data: [] as ReturnType<typeof storedValue>[],
  }))
  return {
    add(records: PublicRecordSet, options: CountOptions) {
      for (const counted of countEach(records, options)) {
        points.push(pointOf(counted.incident.where))
        for (const { type, readValue, data } of table)
          data.push(storedValue(type, readValue(counted)))
      }
    },
    write: () => writeColumns(table, points),
  }
}

function writeColumns(
  table: readonly {
    readonly name: string
    readonly type: IncidentColumnType
    readonly data: ReturnType<typeof storedValue>[]
  }[],
  points: readonly Point[],
): Uint8Array {
  const columnData = [
    ...table.map(({ name, data }) => ({ name, data })),
    { name: 'geometry', data: points.map(wkbOf) },
  ]
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columnData.length },
    ...table.map(({ name, type }) => ({ ...elements[type], ...optional, name })),
    { type: 'BYTE_ARRAY', ...optional, name: 'geometry' },
  ]
  const writer = new ByteWriter()
  parquetWrite({
    writer,
    columnData,
    schema,
    kvMetadata: [{ key: 'geo', value: JSON.stringify(geoMetadata(points)) }],
    createdBy: 'recount',
  })
  return new Uint8Array(writer.getBuffer())
}

const optional = { repetition_type: 'OPTIONAL' } as const

const elements = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const satisfies Readonly<Record<IncidentColumnType, Partial<SchemaElement>>>

function storedValue(type: IncidentColumnType, value: string | number | boolean | null) {
  if (type !== 'date' || value === null) return value
  return new Date(`${String(value)}T00:00:00Z`)
}

type Point = Location['position']

/** A point as well-known binary: byte order, geometry type 1, longitude, latitude. */
function wkbOf(point: Point): Uint8Array | null {
  if (point === null) return null
  const bytes = new Uint8Array(21)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, 1)
  view.setUint32(1, 1, true)
  view.setFloat64(5, point.longitude, true)
  view.setFloat64(13, point.latitude, true)
  return bytes
}

function geoMetadata(points: readonly Point[]) {
  const known = points.filter((point) => point !== null)
  const bounds = known.reduce<readonly [number, number, number, number] | null>(
    (box, { longitude, latitude }) =>
      box === null
        ? [longitude, latitude, longitude, latitude]
        : [
            Math.min(box[0], longitude),
            Math.min(box[1], latitude),
            Math.max(box[2], longitude),
            Math.max(box[3], latitude),
          ],
    null,
  )
  const geometry = { encoding: 'WKB', geometry_types: ['Point'] }
  return {
    version: '1.1.0',
    primary_column: 'geometry',
    columns: { geometry: bounds === null ? geometry : { ...geometry, bbox: bounds } },
  }
}
