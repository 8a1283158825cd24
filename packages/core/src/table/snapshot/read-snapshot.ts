import type { Issue, Parsed } from '../../primitives/index.ts'
import { forgetCellReader, keepCellReader } from '../cells-of-rows.ts'
import type { IncidentTable } from '../incident-table.ts'
import { keepFlags } from '../sums/read-flags.ts'
import { openBlocks } from './block-starts.ts'
import { readCells, readCompared } from './cell-parts.ts'
import { type Checksum, checksumOf } from './checksum.ts'
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
import {
  allSections,
  type Directory,
  offsetOf,
  readDirectory,
  type StoredSection,
} from './directory.ts'
import { fewCellReader } from './few-cells.ts'
import { headerLength, readHeader } from './header.ts'
import { lazily } from './lazily.ts'
import { checkChunk } from './open-snapshot.ts'
import type { PartReader } from './part-reader.ts'
import { findMisshapenPart } from './part-shapes.ts'
import { readGivenTexts, readGivenWords, readPositions } from './place-parts.ts'
import { readQuantities } from './quantity-part.ts'
import { readSpans } from './span-parts.ts'
import { storedLists } from './stored-list.ts'
import { readTexts } from './text-lists.ts'

/**
 * Reads the table of a snapshot that is at hand as a whole. Every byte is checked at once; a column is
 * decoded when it is first looked at. `checksum` is the platform's own CRC-32, where it has one.
 *
 * A file that is cut, damaged, of another version or no snapshot at all is an issue that names the part,
 * and then the value is `null`. Never throws.
 */
export function readSnapshot(
  bytes: Uint8Array,
  checksum: Checksum = checksumOf,
): Parsed<IncidentTable> {
  const file = plainBytes(bytes)
  const header = readHeader(file, checksum)
  if (header.value === null) return { value: null, issues: header.issues }
  const { fileLength } = header.value
  if (file.length !== fileLength) {
    const issue = damage('truncated-snapshot', 'file', `${fileLength} bytes`, file.length)
    return { value: null, issues: [issue] }
  }
  const opened = readDirectory(header.value, file.subarray(headerLength), checksum)
  if (opened.value === null) return { value: null, issues: opened.issues }
  const sections = allSections(opened.value)
  if (sections === null) {
    const issue = damage('damaged-snapshot', 'directory', 'the shape of each section', 'another')
    return { value: null, issues: [issue] }
  }
  const damages = findDamage(opened.value, sections, file, checksum)
  return damages.length > 0
    ? { value: null, issues: damages }
    : { value: tableOf(opened.value, partReader(opened.value, sections, file)), issues: [] }
}

/** Bytes of no other kind, such as a platform's own, that begin where words can. */
function plainBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 4 === 0
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
    : new Uint8Array(bytes)
}

/** The longest parts are the last: those are checked first, so that checking is soon compiled. */
function findDamage(
  directory: Directory,
  sections: readonly StoredSection[],
  file: Uint8Array,
  checksum: Checksum,
): readonly Issue[] {
  const issues: Issue[] = []
  for (const section of sections.toReversed()) {
    for (let chunk = section.chunks - 1; chunk >= 0; chunk--) {
      const bytes = chunkBytes(directory, file, section.first + chunk)
      const issue = checkChunk(directory, section, chunk, bytes, checksum)
      if (issue !== null) issues.unshift(issue)
    }
  }
  const misshapen = findMisshapenPart(sections, directory.rows)
  if (misshapen !== null) {
    issues.push(damage('damaged-snapshot', misshapen, 'the lists of a table', 'others'))
  }
  return issues
}

function chunkBytes(directory: Directory, file: Uint8Array, chunk: number): Uint8Array {
  return file.subarray(offsetOf(directory, chunk), offsetOf(directory, chunk + 1))
}

function partReader(
  directory: Directory,
  sections: readonly StoredSection[],
  file: Uint8Array,
): PartReader {
  const empty: StoredSection = { name: '', chunks: 0, block: 0, lists: [], first: 0 }
  return (name) => {
    const shape = sections.find((section) => section.name === name) ?? empty
    const chunks = Array.from({ length: shape.chunks }, (_, chunk) =>
      chunkBytes(directory, file, shape.first + chunk),
    )
    return { shape, chunks, lists: storedLists(shape, chunks) }
  }
}

function tableOf({ rule, rows }: Directory, parts: PartReader): IncidentTable {
  const counted = once(() => readCounted(parts))
  const table: IncidentTable = lazily<IncidentTable>({
    rule: () => rule,
    length: () => rows,
    id: () => readIds(parts('id').lists),
    text: () => readGivenTexts(parts('text').lists, table.position),
    when: () => {
      const { shape, chunks } = parts('blocks')
      const blocks = openBlocks(shape, chunks[0] ?? new Uint8Array(0))
      return readSpans(parts('spans').chunks, blocks, rows)
    },
    hour: () => readHours(parts('hour').lists),
    firstSaid: () => readFirstSaid(parts('first-said').lists, table.when),
    country: () => {
      const entries = readTexts(parts('country').lists, 0)
      return { entries, codes: counted().countries(entries.length) }
    },
    province: () => readGivenWords(parts('province').lists, table.country.codes),
    district: () => readGivenWords(parts('district').lists, table.province.codes),
    position: () => readPositions(parts('position').lists, table.district, table.province),
    type: () => readWords(parts('type').lists),
    grade: () => readWords(parts('grade').lists),
    dataset: () => readWords(parts('dataset').lists),
    method: () => readListColumn(parts('method').lists),
    target: () => readListColumn(parts('target').lists),
    source: () => readGivenLists(parts('source').lists, table.country.codes),
    document: () => readListColumn(parts('document').lists),
    perpetrator: () => readPerpetrators(parts('perpetrator').lists, table.country.codes),
    quantities: () => readQuantities(parts('quantities').lists),
    totals: () => {
      keepFlags(table, counted().flags())
      return counted().totals(table.quantities.low.length)
    },
    cells: () => {
      forgetCellReader(table)
      return readCells(parts('cells').lists, table)
    },
    compared: () => readCompared(parts('compared').lists, table.quantities.low.length),
  })
  keepCellReader(table, fewCellReader(parts('cells').lists, table))
  return table
}

function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | null = null
  return () => {
    made ??= make()
    return made
  }
}
