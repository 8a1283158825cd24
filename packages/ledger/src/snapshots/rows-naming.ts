import { type IncidentTable, idOfRow, type Lists } from '@recount/core/table'

/** Ids that rows of a table may name. */
export interface NamedIds {
  readonly sources: ReadonlySet<string>
  readonly documents: ReadonlySet<string>
  readonly actors: ReadonlySet<string>
}

/** The ids of the incidents whose rows name one of some sources, documents or actors. */
export function incidentsNaming(
  table: IncidentTable,
  { sources, documents, actors }: NamedIds,
): readonly string[] {
  const tests = [
    listTest(table.source.entries, table.source.codes, sources),
    listTest(table.document.entries, table.document.codes, documents),
    listTest(table.perpetrator.entries, table.perpetrator.codes, actors),
    cellTest(table, actors),
  ].filter((test) => test !== null)
  const ids: string[] = []
  if (tests.length === 0) return ids
  for (let row = 0; row < table.length; row++) {
    if (tests.some((test) => test(row))) ids.push(idOfRow(table.id, row))
  }
  return ids
}

type RowTest = (row: number) => boolean

/** Looks at each distinct list once; `null` where none names a wanted word. */
function listTest(
  { words, offsets, members }: Lists,
  codes: ArrayLike<number>,
  wanted: ReadonlySet<string>,
): RowTest | null {
  if (wanted.size === 0) return null
  const isWanted = Uint8Array.from(words, (word) => (wanted.has(word) ? 1 : 0))
  if (!isWanted.includes(1)) return null
  const names = Uint8Array.from({ length: offsets.length - 1 }, (_, list) =>
    members.subarray(offsets[list], offsets[list + 1]).some((word) => isWanted[word] === 1) ? 1 : 0,
  )
  return (row) => names[codes[row] ?? 0] === 1
}

function cellTest({ cells }: IncidentTable, actors: ReadonlySet<string>): RowTest | null {
  const isWanted = Uint8Array.from(cells.kinds.actor, (actor) =>
    actor !== null && actors.has(actor) ? 1 : 0,
  )
  if (!isWanted.includes(1)) return null
  return (row) => {
    const end = cells.offsets[row + 1] ?? 0
    for (let cell = cells.offsets[row] ?? 0; cell < end; cell++) {
      if (isWanted[cells.kind[cell] ?? -1] === 1) return true
    }
    return false
  }
}
