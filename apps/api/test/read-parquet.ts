import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/** The rows of a Parquet file as DuckDB reads them, but for their geometry. */
export async function readParquet(bytes: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), 'recount-parquet-'))
  try {
    const file = join(folder, 'file.parquet')
    writeFileSync(file, bytes)
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const read = await connection.runAndReadAll(
      `select * exclude (geometry) from read_parquet('${file}')`,
    )
    const rows = read.getRowObjectsJson()
    connection.closeSync()
    return rows
  } finally {
    rmSync(folder, { recursive: true })
  }
}
