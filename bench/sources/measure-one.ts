/**
 * Reads one file in one way and prints what it took as JSON: run in a process of its own, so that
 * neither memory nor compiled code of another way is counted. Arguments: the way, the file.
 */
import { createReadStream, statSync } from 'node:fs'
import { indexColumns } from '../../packages/sources/src/reading/column-index.ts'
import { readRecords } from '../../packages/sources/src/reading/read-records.ts'
import { createRowCollector } from '../../packages/sources/src/reading/row-collector.ts'
import { defaultLimits } from '../../packages/sources/src/streaming/read-limits.ts'
import { viewOfRow } from '../../packages/sources/src/streaming/row-view.ts'
import { ucdpGedFormat } from '../../packages/sources/src/ucdp-ged/ged-format.ts'

interface Counted {
  readonly rows: number
  readonly best: number
}

const ways: Readonly<Record<string, (path: string) => Promise<Counted>>> = {
  async ours(path) {
    const reading = readRecords(createReadStream(path), { fileName: path })
    let rows = 0
    for await (const { records } of reading.batches) rows += records.incidents.length
    return { rows, best: reading.report().tolls[0]?.asGiven.best ?? 0 }
  },

  /**
   * The fastest JavaScript parser, fed piece by piece as its own documentation shows, its rows given to the same
   * reader of rows and the same collector.
   */
  async udsv(path) {
    const { inferSchema, initParser } = await import('udsv')
    const collector = createRowCollector(defaultLimits)
    let line = 1
    let rows = 0
    let feed: ((piece: string) => void) | null = null
    for await (const piece of createReadStream(path, 'utf8')) {
      feed ??= begin(piece)
      feed(piece)
    }
    rows += collector.takeBatch().records.incidents.length
    return { rows, best: collector.counted().tolls[0]?.asGiven.best ?? 0 }

    function begin(first: string): (piece: string) => void {
      const columns = indexColumns(first.slice(0, first.indexOf('\r\n')).split(','))
      collector.nameColumns(columns.header, columns.find)
      const reader = ucdpGedFormat.open({ columns, document: 'bench' })
      if ('groupOf' in reader) throw new Error('each row of GED stands for itself')
      const parser = initParser(inferSchema(first))
      const take = (cells: string[]) => {
        const whole = { line: ++line, text: '', cells, fault: null, recoded: false, unended: false }
        const row = viewOfRow(whole)
        collector.take([row], () => reader.read(row, collector.sink))
        if (collector.waiting() >= 500) rows += collector.takeBatch().records.incidents.length
      }
      return (piece) => parser.chunk(piece, parser.stringArrs, take)
    }
  },

  async duckdb(path) {
    const { DuckDBInstance } = await import('@duckdb/node-api')
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
    const connection = await instance.connect()
    const integers =
      'year type_of_violence where_prec date_prec deaths_a deaths_b deaths_civilians deaths_unknown best high low'
    const types = [
      `'id': 'BIGINT', 'latitude': 'DOUBLE', 'longitude': 'DOUBLE'`,
      `'date_start': 'TIMESTAMP', 'date_end': 'TIMESTAMP'`,
      ...integers.split(' ').map((name) => `'${name}': 'INTEGER'`),
    ]
    await connection.run(
      `create table ged as from read_csv('${path}', header = true, types = {${types.join(', ')}}, delim = ',', quote = '"', escape = '"')`,
    )
    const found = await connection.runAndReadAll(
      'select count(*)::int as n, sum(best)::int as best from ged',
    )
    const [row] = found.getRowObjectsJson()
    return { rows: Number(row?.n), best: Number(row?.best) }
  },
}

const [way = '', path = ''] = process.argv.slice(2)
const read = ways[way]
if (read === undefined) throw new RangeError(`no way ${way}`)
const cpuBefore = process.cpuUsage()
const before = performance.now()
const counted = await read(path)
const milliseconds = performance.now() - before
const cpu = process.cpuUsage(cpuBefore)
console.log(
  JSON.stringify({
    ...counted,
    milliseconds,
    cpuMilliseconds: (cpu.user + cpu.system) / 1000,
    megabytes: statSync(path).size / 1e6,
    mostMemoryMegabytes: process.resourceUsage().maxRSS / 1000,
  }),
)
