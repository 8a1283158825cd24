import { addBytes } from '../log/growing-bytes.ts'
import { type PartName, partNames } from '../log/part-writer.ts'
import { endText, type GrowingColumn, growingColumn, takeColumn } from './growing-column.ts'
import { bytesAt, type TextColumn } from './text-column.ts'

/**
 * The parts of entries as the texts whose SHA-256 are the commitments to them, one behind another. They are hashed
 * by whoever writes the log, so that the threads of an import have as much to do as each other.
 */
export interface PartColumn {
  readonly texts: TextColumn
  /** Which part each text is, as a place in `partNames`. */
  readonly parts: Uint8Array<ArrayBuffer>
  /** How many texts there are up to the end of each entry. */
  readonly ends: Uint32Array<ArrayBuffer>
}

/** A column of parts that is being written. */
export interface GrowingParts {
  readonly texts: GrowingColumn
  readonly parts: number[]
  readonly ends: number[]
}

/** An empty column. */
export function growingParts(): GrowingParts {
  return { texts: growingColumn(), parts: [], ends: [] }
}

const placeOf = Object.fromEntries(partNames.map((part, place) => [part, place])) as Readonly<
  Record<PartName, number>
>

/** Adds a part of the entry that is being written. */
export function addPart({ texts, parts }: GrowingParts, part: PartName, text: Uint8Array): void {
  addBytes(texts.texts, text)
  endText(texts)
  parts.push(placeOf[part])
}

/** Ends an entry. */
export function endEntry({ parts, ends }: GrowingParts): void {
  ends.push(parts.length)
}

/** Takes the column out and begins it anew, as `takeColumn` does. */
export function takeParts({ texts, parts, ends }: GrowingParts, spare?: ArrayBuffer): PartColumn {
  return {
    texts: takeColumn(texts, spare),
    parts: Uint8Array.from(parts.splice(0)),
    ends: Uint32Array.from(ends.splice(0)),
  }
}

/** What each entry commits to: canonical JSON of the commitment to each part by its name. */
export function commitmentsOf(
  { texts, parts, ends }: PartColumn,
  sha256Hex: (content: Uint8Array) => string,
): readonly string[] {
  let at = 0
  return Array.from(ends, (end) => {
    let json = '{'
    for (const from = at; at < end; at++) {
      json += `${at === from ? '"' : ',"'}${partNames[parts[at] ?? 0]}":"${sha256Hex(bytesAt(texts, at))}"`
    }
    return `${json}}`
  })
}
