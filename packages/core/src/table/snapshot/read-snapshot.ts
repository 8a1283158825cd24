import type { Issue, Parsed } from '../../primitives/index.ts'
import { makeCodes, widen } from '../codes.ts'
import type { IncidentTable } from '../incident-table.ts'
import { readCells, readCompared } from './cell-parts.ts'
import { readCounted } from './counted-parts.ts'
import { damage } from './damage.ts'
import {
  readFirstSaid,
  readGivenLists,
  readHours,
  readIds,
  readListColumn,
  readPerpetrators,
  readWords,
} from './description-parts.ts'
import { type Directory, readDirectory } from './directory.ts'
import { headerLength, readHeader } from './header.ts'
import { lazily } from './lazily.ts'
import { checkChunk } from './open-snapshot.ts'
import { listAt, type PartReader } from './part-reader.ts'
import { findMisshapenPart } from './part-shapes.ts'
import { readGivenTexts, readGivenWords, readPositions } from './place-parts.ts'
import { readQuantities } from './quantity-part.ts'
import { readListsInto } from './section.ts'
import { textsOfLists } from './text-lists.ts'

/**
 * Reads the table of a snapshot that is at hand as a whole. Every byte is checked at once; a column is
 * decoded when it is first looked at.
 *
 * A file that is cut, damaged, of another version or no snapshot at all is an issue that names the part,
 * and then the value is `null`. Never throws.
 */
export function readSnapshot(bytes: Uint8Array): Parsed<IncidentTable> {
  const file = plainBytes(bytes)
  const header = readHeader(file)
  if (header.value === null) return { value: null, issues: header.issues }
  const { fileLength } = header.value
  if (file.length !== fileLength) {
    const issue = damage('truncated-snapshot', 'file', `${fileLength} bytes`, file.length)
    return { value: null, issues: [issue] }
  }
  const { value: directory, issues } = readDirectory(header.value, file.subarray(headerLength))
  if (directory === null) return { value: null, issues }
  const damages = findDamage(directory, file)
  return damages.length > 0
    ? { value: null, issues: damages }
    : { value: tableOf(directory, partReader(directory, file)), issues: [] }
}

/** Bytes of no other kind, such as a platform's own, that begin where words can. */
function plainBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 4 === 0
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
    : new Uint8Array(bytes)
}

/** The longest parts are the last: those are checked first, so that checking is soon compiled. */
function findDamage(directory: Directory, file: Uint8Array): readonly Issue[] {
  const { sections, offsets, firsts, rows } = directory
  const issues: Issue[] = []
  for (let index = sections.length - 1; index >= 0; index--) {
    const { name, chunks } = sections[index] ?? { name: '', chunks: 0 }
    const first = firsts[index] ?? 0
    for (let chunk = first + chunks - 1; chunk >= first; chunk--) {
      const bytes = file.subarray(offsets[chunk], offsets[chunk + 1])
      const issue = checkChunk(directory, chunk, name, bytes)
      if (issue !== null) issues.unshift(issue)
    }
  }
  const misshapen = findMisshapenPart(sections, rows)
  if (misshapen !== null) {
    issues.push(damage('damaged-snapshot', misshapen, 'the lists of a table', 'others'))
  }
  return issues
}

function partReader({ sections, offsets, firsts }: Directory, file: Uint8Array): PartReader {
  return (name) => {
    const index = sections.findIndex((section) => section.name === name)
    const section = sections[index]
    if (section === undefined) return []
    const lists = section.lists.map(([count, width]) => makeCodes(count, 256 ** width - 1))
    for (let chunk = 0; chunk < section.chunks; chunk++) {
      const place = (firsts[index] ?? 0) + chunk
      readListsInto(lists, section, chunk, file.subarray(offsets[place], offsets[place + 1]))
    }
    return lists
  }
}

function tableOf({ rule, rows }: Directory, parts: PartReader): IncidentTable {
  const counted = once(() => readCounted(parts, rows))
  const table: IncidentTable = lazily<IncidentTable>({
    rule: () => rule,
    length: () => rows,
    id: () => readIds(parts('id')),
    text: () => readGivenTexts(parts('text'), table.position),
    when: () => counted().when,
    hour: () => readHours(parts('hour')),
    firstSaid: () => readFirstSaid(parts('first-said'), table.when),
    country: () => {
      const entries = textsOfLists(listAt(parts('country'), 0), listAt(parts('country'), 1))
      return { entries, codes: widen(counted().country, entries.length) }
    },
    province: () => readGivenWords(parts('province'), table.country.codes),
    district: () => readGivenWords(parts('district'), table.province.codes),
    position: () => readPositions(parts('position'), table.district, table.province),
    type: () => readWords(parts('type')),
    grade: () => readWords(parts('grade')),
    dataset: () => readWords(parts('dataset')),
    method: () => readListColumn(parts('method')),
    target: () => readListColumn(parts('target')),
    source: () => readGivenLists(parts('source'), table.country.codes),
    document: () => readListColumn(parts('document')),
    perpetrator: () => readPerpetrators(parts('perpetrator'), table.country.codes),
    quantities: () => readQuantities(parts('quantities')),
    totals: () => counted().totals(table.quantities.low.length),
    cells: () => readCells(parts('cells'), table),
    compared: () => readCompared(parts('compared'), table.quantities.low.length),
  })
  return table
}

function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | null = null
  return () => {
    made ??= make()
    return made
  }
}
