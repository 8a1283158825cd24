import { attributionStandards } from '@recount/core/counting'
import type { IncidentRow, KnownQuantity } from '@recount/core/table'

/** Parts of incidents side by side: the incident's row, the part's key, and what it cost. */
export interface DividedRows {
  readonly rows: number[]
  readonly keys: (string | null)[]
  readonly standards: number[]
  readonly killed: (KnownQuantity | null)[]
  readonly wounded: (KnownQuantity | null)[]
  readonly unknownToll: boolean[]
}

type Part = {
  killed: KnownQuantity | null
  wounded: KnownQuantity | null
}

/**
 * Divides incidents by group of victims or by actor, written again in the plainest way from METHODS.md, so
 * that our own division is compared with something.
 */
export function divide(incidents: readonly IncidentRow[], by: 'group' | 'actor'): DividedRows {
  const divided: DividedRows = {
    rows: [],
    keys: [],
    standards: [],
    killed: [],
    wounded: [],
    unknownToll: [],
  }
  incidents.forEach((incident, row) => {
    if (by === 'group') addGroups(divided, incident, row)
    else addActors(divided, incident, row)
  })
  return divided
}

function addGroups(divided: DividedRows, { cells, totals }: IncidentRow, row: number): void {
  const parts = new Map<string | null, Part>()
  const partOf = (group: string | null) => {
    const part = parts.get(group) ?? { killed: null, wounded: null }
    parts.set(group, part)
    return part
  }
  const isDivided = { killed: false, wounded: false }
  for (const { harm, group, quantity, unknown } of cells) {
    if (harm !== 'killed' && harm !== 'wounded') continue
    isDivided[harm] = true
    const part = partOf(group)
    // The generator tells one quantity a harm and group.
    part[harm] = { quantity, unknown }
  }
  for (const harm of ['killed', 'wounded'] as const) {
    if (totals[harm] !== null && !isDivided[harm]) partOf(null)[harm] = totals[harm]
  }
  if (parts.size === 0) partOf(null)
  const isSilent = totals.killed === null && totals.wounded === null
  for (const [key, { killed, wounded }] of parts) {
    divided.rows.push(row)
    divided.keys.push(key)
    divided.standards.push(9)
    divided.killed.push(killed)
    divided.wounded.push(wounded)
    divided.unknownToll.push(isSilent || killed?.unknown === true || wounded?.unknown === true)
  }
}

function addActors(divided: DividedRows, { perpetrators }: IncidentRow, row: number): void {
  const add = (key: string | null, standard: number) => {
    divided.rows.push(row)
    divided.keys.push(key)
    divided.standards.push(standard)
  }
  for (const { actor, standard } of perpetrators) add(actor, attributionStandards.indexOf(standard))
  if (perpetrators.length === 0) add(null, 9)
}
