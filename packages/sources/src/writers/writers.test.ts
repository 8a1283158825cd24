import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { computeStatistic } from '@recount/core/statistics'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publicRecordSets } from '../../../core/test/random-records.ts'
import { hostileRecords } from '../../test/hostile-records.ts'
import { scratchFolder } from '../../test/other-program.ts'
import { publicCasebook, publicOf, textOf } from '../../test/public-records.ts'
import { readAll } from '../../test/read-all.ts'
import { writeClaimsCsv } from './write-claims-csv.ts'
import { pagesOfPackage, writeDataPackage } from './write-data-package.ts'
import { writeGeoJson } from './write-geojson.ts'
import { writeGeoParquet } from './write-geoparquet.ts'
import { writeIncidentsCsv } from './write-incidents-csv.ts'
import { writeJsonLines } from './write-json-lines.ts'

async function queryDuckDB(sql: string) {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson()
  connection.closeSync()
  return rows
}

function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  return [...items].reverse()
}

describe('writeJsonLines', () => {
  it('writes what is read back and written again, byte by byte: the casebook', async () => {
    const written = textOf(writeJsonLines(publicCasebook))
    const { records, report } = await readAll(written)
    expect(report).toMatchObject({ outcome: 'complete', issues: [] })
    expect(textOf(writeJsonLines(publicOf(records)))).toBe(written)
  })

  it('writes what is read back and written again, byte by byte: any records', async () => {
    await fc.assert(
      fc.asyncProperty(publicRecordSets, async (random) => {
        const written = textOf(writeJsonLines(publicOf(random)))
        const { records, report } = await readAll(written)
        expect(report.issues).toEqual([])
        expect(textOf(writeJsonLines(publicOf(records)))).toBe(written)
      }),
      { numRuns: 30 },
    )
  })
})

describe('every writer', () => {
  const writers = {
    writeJsonLines: (records: typeof publicCasebook) => textOf(writeJsonLines(records)),
    writeClaimsCsv: (records: typeof publicCasebook) => textOf(writeClaimsCsv(records)),
    writeIncidentsCsv: (records: typeof publicCasebook) => textOf(writeIncidentsCsv(records)),
    writeGeoJson: (records: typeof publicCasebook) => textOf(writeGeoJson(records)),
    writeGeoParquet: (records: typeof publicCasebook) =>
      Buffer.from(writeGeoParquet(records)).toString('base64'),
  }

  it.each(Object.entries(writers))(
    '%s writes the same whatever order the records come in',
    (_, write) => {
      const other = publicOf({
        sources: shuffled(publicCasebook.sources),
        documents: shuffled(publicCasebook.documents),
        actors: shuffled(publicCasebook.actors),
        places: shuffled(publicCasebook.places),
        incidents: shuffled(publicCasebook.incidents),
        reportedTotals: shuffled(publicCasebook.reportedTotals),
      })
      expect(write(other)).toBe(write(publicCasebook))
    },
  )

  it.each(Object.entries(writers))('%s writes no version: it belongs to one ledger', (_, write) => {
    const later = publicOf({
      ...publicCasebook,
      incidents: publicCasebook.incidents.map((incident) => ({ ...incident, version: 7 })),
    })
    expect(write(later)).toBe(write(publicCasebook))
  })
})

describe('writeClaimsCsv', () => {
  it('writes hostile texts so that they are read back as they were', async () => {
    const hostile = publicOf(hostileRecords)
    const { records, report } = await readAll(textOf(writeClaimsCsv(hostile)))
    // A NUL byte stands in one of them, and no CSV that holds one is read.
    expect(report.rows.refused).toBeGreaterThan(0)
    expect(report.issues.every(({ code }) => code === 'nul-byte')).toBe(true)
    const titles = new Map(hostile.incidents.map(({ id, title }) => [id, title.en]))
    expect(records.incidents.length).toBe(hostile.incidents.length - 1)
    for (const { id, title } of records.incidents) expect(title.en).toBe(titles.get(id))
  })
})

describe('writeIncidentsCsv', () => {
  it('writes sums that DuckDB and core agree on, and what is not told apart from 0', async () => {
    const path = join(scratchFolder(), 'incidents.csv')
    writeFileSync(path, textOf(writeIncidentsCsv(publicCasebook)))
    const [row] = await queryDuckDB(
      `select count(*)::int incidents, sum(killed_low)::int low,
        count(*) filter (killed_low is null)::int untold, count(*) filter (killed_low = 0)::int zero
       from read_csv('${path}', header = true)`,
    )
    const answer = computeStatistic(publicCasebook, 1, 'total', '')
    const lines = textOf(writeIncidentsCsv(publicCasebook)).split('\r\n')
    expect(row?.incidents).toBe(lines.length - 2)
    expect(row?.low).toBe(answer.value?.answer.result.killed?.low)
    expect(Number(row?.untold) + Number(row?.zero)).toBeGreaterThan(0)
  })

  it('writes a row of HXL tags on request', () => {
    const [header = '', tags = ''] = textOf(writeIncidentsCsv(publicCasebook, { hxl: true })).split(
      '\r\n',
    )
    expect(tags.split(',')).toHaveLength(header.split(',').length)
    for (const tag of tags.split(',')) expect(tag).toMatch(/^(?:#[a-z][a-z0-9]*(?:\+[a-z0-9]+)*)?$/)
  })
})

describe('writeGeoJson', () => {
  it('draws no province and no country as a point', () => {
    const { features } = JSON.parse(textOf(writeGeoJson(publicCasebook)))
    const wrong = features.filter(
      (feature: { geometry: unknown; properties: { place_precision: string } }) =>
        feature.geometry !== null && /province|country/.test(feature.properties.place_precision),
    )
    expect(wrong).toEqual([])
    expect(features).toHaveLength(publicCasebook.incidents.length)
  })

  it('is JSON where there is no incident', () => {
    const nothing = publicOf({ ...publicCasebook, incidents: [] })
    expect(JSON.parse(textOf(writeGeoJson(nothing)))).toEqual({
      type: 'FeatureCollection',
      features: [],
    })
  })
})

describe('writeGeoParquet', () => {
  it('holds in DuckDB what the CSV holds, null apart from 0, days as days', async () => {
    const folder = scratchFolder()
    const [csv, parquet] = [join(folder, 'i.csv'), join(folder, 'i.parquet')]
    const large = publicOf({
      ...publicCasebook,
      incidents: Array.from({ length: 300 }, (_, copy) =>
        publicCasebook.incidents.map((incident) => ({
          ...incident,
          id: `${incident.id}-${copy}`,
          links: [],
        })),
      ).flat(),
    })
    writeFileSync(csv, textOf(writeIncidentsCsv(large)))
    writeFileSync(parquet, writeGeoParquet(large))
    const columns = (await queryDuckDB(`describe from '${parquet}'`)).map((row) => [
      row.column_name,
      row.column_type,
    ])
    expect(Object.fromEntries(columns)).toMatchObject({
      date_from: 'DATE',
      killed_low: 'INTEGER',
      suicide: 'BOOLEAN',
      latitude: 'DOUBLE',
    })
    const names = columns.map(([name]) => name).filter((name) => name !== 'geometry')
    const list = names.map((name) => `"${name}"::varchar`).join(', ')
    const typed = `types = {${columns
      .filter(([name]) => name !== 'geometry')
      .map(([name, type]) => `'${name}': '${type}'`)
      .join(', ')}}`
    const [difference] = await queryDuckDB(
      `with a as (select ${list} from '${parquet}'), b as (select ${list} from read_csv('${csv}', header = true, ${typed}))
       select (select count(*)::int from a) as n, (select count(*)::int from (from a except all from b)) missing,
         (select count(*)::int from (from b except all from a)) extra,
         (select count(*)::int from '${parquet}' where geometry is null) unlocated`,
    )
    const { features } = JSON.parse(textOf(writeGeoJson(large)))
    const unlocated = features.filter((feature: { geometry: unknown }) => feature.geometry === null)
    expect(difference).toEqual({
      n: large.incidents.length,
      missing: 0,
      extra: 0,
      unlocated: unlocated.length,
    })
  })

  it('carries the metadata of GeoParquet 1.1', async () => {
    const path = join(scratchFolder(), 'i.parquet')
    writeFileSync(path, writeGeoParquet(publicCasebook))
    const [row] = await queryDuckDB(
      `select decode(value) as geo from parquet_kv_metadata('${path}') where decode(key) = 'geo'`,
    )
    expect(JSON.parse(String(row?.geo))).toMatchObject({
      version: '1.1.0',
      primary_column: 'geometry',
      columns: { geometry: { encoding: 'WKB', geometry_types: ['Point'] } },
    })
  })

  it('can be written where there is no incident', async () => {
    const path = join(scratchFolder(), 'i.parquet')
    writeFileSync(path, writeGeoParquet(publicOf({ ...publicCasebook, incidents: [] })))
    expect(await queryDuckDB(`select count(*)::int as rows from '${path}'`)).toEqual([{ rows: 0 }])
  })
})

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const taken: Uint8Array[] = []
  for await (const piece of pieces) taken.push(piece)
  return Buffer.concat(taken)
}

describe('writeDataPackage', () => {
  const options = { name: 'casebook', title: 'Casebook', licences: [{ name: 'CC-BY-4.0' }] }

  it('describes each of its files with size, digest, and the types that DuckDB reads', async () => {
    const folder = scratchFolder()
    const files = new Map<string, Uint8Array>()
    for await (const { path, pieces } of writeDataPackage(
      pagesOfPackage(publicCasebook),
      options,
    )) {
      files.set(path, await bytesOf(pieces))
    }
    const descriptor = JSON.parse(new TextDecoder().decode(files.get('datapackage.json')))
    expect(descriptor.resources.map(({ path }: { path: string }) => path)).toEqual(
      [...files.keys()].filter((path) => path !== 'datapackage.json'),
    )
    for (const resource of descriptor.resources) {
      const bytes = files.get(resource.path) ?? new Uint8Array(0)
      expect(resource.bytes).toBe(bytes.length)
      expect(resource.hash).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`)
      expect(resource.name).toMatch(/^[a-z0-9][a-z0-9._-]*$/)
      if (resource.format !== 'csv') continue
      const path = join(folder, resource.path)
      writeFileSync(path, bytes)
      const types = {
        string: 'VARCHAR',
        integer: 'INTEGER',
        number: 'DOUBLE',
        date: 'DATE',
        boolean: 'BOOLEAN',
      } as const
      const columns = resource.schema.fields.map(
        ({ name, type }: { name: string; type: keyof typeof types }) =>
          `'${name}': '${types[type]}'`,
      )
      const rows = await queryDuckDB(
        `select count(*)::int as rows from read_csv('${path}', header = true, columns = {${columns.join(', ')}}, quote = '"', escape = '"')`,
      )
      expect(Number(rows[0]?.rows)).toBeGreaterThan(0)
    }
  })

  it('is the same bytes after its records were read back', async () => {
    const packageBytes = async (records: typeof publicCasebook) => {
      const files: [string, string][] = []
      for await (const { path, pieces } of writeDataPackage(pagesOfPackage(records), options)) {
        files.push([path, (await bytesOf(pieces)).toString('base64')])
      }
      return files
    }
    const { records } = await readAll(textOf(writeJsonLines(publicCasebook)))
    expect(await packageBytes(publicOf(records))).toEqual(await packageBytes(publicCasebook))
  })

  it('throws when a file is not taken before the next: its digest is not known', async () => {
    const files = writeDataPackage(pagesOfPackage(publicCasebook), options)
    await files.next()
    await expect(files.next()).rejects.toThrow('incidents.csv was not taken to its end')
  })
})
