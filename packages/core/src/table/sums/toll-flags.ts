import type { IncidentTable } from '../incident-table.ts'
import { chunkLength } from '../take-codes.ts'
import { incidentTolls, takeTolls } from './incident-tolls.ts'

/** What is known of the tolls of all incidents of a table, a byte an incident; see `readFlags`. */
export function tollFlags(table: IncidentTable): Uint8Array {
  const flags = new Uint8Array(table.length)
  const rows = new Uint32Array(Math.min(chunkLength, table.length))
  const codes = new Uint32Array(rows.length)
  for (let start = 0; start < table.length; start += rows.length) {
    const length = Math.min(rows.length, table.length - start)
    for (let index = 0; index < length; index++) rows[index] = start + index
    takeTolls(table, rows.subarray(0, length), codes)
    const { flags: ofTolls } = incidentTolls(table)
    for (let index = 0; index < length; index++) {
      flags[start + index] = ofTolls[codes[index] ?? 0] ?? 0
    }
  }
  return flags
}

/** Whether {@link tollFlags} tell of an unknown toll, all harms together. */
export function isUnknownByFlags(flags: number): boolean {
  return (flags & 15) === 0 || flags >> 4 !== 0
}
