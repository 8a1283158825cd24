import { countableHarms, groups } from '../../records/index.ts'
import type { IncidentTable } from '../incident-table.ts'

/**
 * What is known of each incident's tolls over all groups but the attackers, a byte an incident: bit `n`
 * is set where somebody reported the `n`-th harm, for any group; bit `n + 4` where a toll of it tells no
 * number. Made once for a table.
 */
export function tollFlags(table: IncidentTable): Uint8Array {
  const known = flagsOfTables.get(table)
  if (known !== undefined) return known
  const flags = new Uint8Array(table.length)
  const { unknown } = table.quantities
  addCells(flags, table)
  countableHarms.forEach((harm, index) => {
    const codes = table.totals[harm]
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] ?? 0
      if (code >= unknown.length) continue
      flags[row] = (flags[row] ?? 0) | (1 << index) | ((unknown[code] ?? 0) << (index + 4))
    }
  })
  flagsOfTables.set(table, flags)
  return flags
}

const flagsOfTables = new WeakMap<IncidentTable, Uint8Array>()

function addCells(flags: Uint8Array, { cells, quantities }: IncidentTable): void {
  const attacker = groups.indexOf('attacker')
  const { offsets, kind, kinds, quantity } = cells
  for (let row = 0; row < flags.length; row++) {
    let ofRow = 0
    const end = offsets[row + 1] ?? 0
    for (let entry = offsets[row] ?? 0; entry < end; entry++) {
      const code = kind[entry] ?? 0
      const ofHarm = kinds.harm[code] ?? 0
      ofRow |= 1 << ofHarm
      if (kinds.group[code] === attacker) continue
      ofRow |= (quantities.unknown[quantity[entry] ?? 0] ?? 0) << (ofHarm + 4)
    }
    flags[row] = ofRow
  }
}
