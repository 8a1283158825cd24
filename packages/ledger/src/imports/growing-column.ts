import { addText, type GrowingBytes, growingBytes, handOver } from '../log/growing-bytes.ts'
import type { TextColumn } from './text-column.ts'

/** A column of texts that is being written. */
export interface GrowingColumn {
  readonly texts: GrowingBytes
  readonly ends: number[]
}

/** An empty column. */
export function growingColumn(): GrowingColumn {
  return { texts: growingBytes(), ends: [] }
}

/** Ends a text whose bytes were added to `texts`. */
export function endText({ texts, ends }: GrowingColumn): void {
  ends.push(texts.length)
}

/** Adds a whole text. */
export function addWholeText(column: GrowingColumn, text: string): void {
  addText(column.texts, text)
  endText(column)
}

/** Takes the column out and begins it anew, in memory that nobody needs any more where there is some. */
export function takeColumn({ texts, ends }: GrowingColumn, spare?: ArrayBuffer): TextColumn {
  return { bytes: handOver(texts, spare), ends: Uint32Array.from(ends.splice(0)) }
}
