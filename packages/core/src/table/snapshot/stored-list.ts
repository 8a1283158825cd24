import { type Codes, makeCodes } from '../codes.ts'
import { readPlanesInto, type Width } from './number-planes.ts'
import { numbersInChunk, type SectionShape } from './section.ts'

/**
 * A list of numbers of a part that has been checked, still as the byte planes of the file: in one piece, or in
 * one of each chunk. Whoever needs it reads it into an array that is kept, or a stretch of it into one that is
 * used again, so that nothing is decoded into arrays that are forgotten at once.
 */
export interface StoredList {
  readonly length: number
  readonly width: Width
  readonly pieces: readonly Piece[]
}

interface Piece {
  readonly bytes: Uint8Array
  /** Where its first plane begins in the bytes. */
  readonly start: number
  readonly count: number
}

/** The lists of a part, by the bytes of its chunks. */
export function storedLists(
  shape: SectionShape,
  chunks: readonly Uint8Array[],
): readonly StoredList[] {
  const starts = new Uint32Array(chunks.length)
  return shape.lists.map((list) => ({
    length: list[0],
    width: list[1],
    pieces: chunks.map((bytes, chunk) => {
      const count = numbersInChunk(shape, list, chunk)
      const start = starts[chunk] ?? 0
      starts[chunk] = start + count * list[1]
      return { bytes, start, count }
    }),
  }))
}

/** A list of a part; empty where there is none, so that reading never fails. */
export function listAt(lists: readonly StoredList[], index: number): StoredList {
  return lists[index] ?? { length: 0, width: 1, pieces: [] }
}

/** All numbers of a list in the array that codes up to `greatest` have. */
export function codesOfList(list: StoredList, greatest: number): Codes {
  const codes = makeCodes(list.length, greatest)
  readInto(list, codes)
  return codes
}

/** All numbers of a list in the narrowest array that numbers of its width have. */
export function numbersOfList(list: StoredList): Codes {
  return codesOfList(list, 256 ** list.width - 1)
}

/** All numbers of a list in 32 bits each. */
export function wordsOfList(list: StoredList): Uint32Array {
  const words = new Uint32Array(list.length)
  readInto(list, words)
  return words
}

/** All numbers of a list in 8 bits each; they must fit. */
export function bytesOfList(list: StoredList): Uint8Array {
  const bytes = new Uint8Array(list.length)
  readInto(list, bytes)
  return bytes
}

/**
 * Reads the numbers from `from` to before `to` of a list in one piece into the beginning of an array that is
 * used again.
 */
export function readStretch(
  { width, pieces }: StoredList,
  from: number,
  to: number,
  into: Uint32Array,
): void {
  const piece = pieces[0]
  if (piece === undefined) return
  const { bytes, start, count } = piece
  const at = start + from
  if (width === 1) into.set(bytes.subarray(at, at + to - from))
  else if (width === 2) joinTwo(into, bytes, at, count, to - from)
  else joinMore(into, bytes, at, count, to - from, width)
}

/**
 * Where each of some runs begins and where the last ends, by a list of their lengths. These take one byte
 * nearly always, and then nothing is decoded.
 */
export function offsetsOfList(list: StoredList): Uint32Array {
  const piece = list.pieces[0]
  const offsets = new Uint32Array(list.length + 1)
  if (list.width === 1 && piece !== undefined) {
    sumBytes(offsets, piece.bytes.subarray(piece.start, piece.start + list.length))
  } else sumWords(offsets, wordsOfList(list))
  return offsets
}

function sumBytes(offsets: Uint32Array, lengths: Uint8Array): void {
  let offset = 0
  for (let run = 0; run < lengths.length; run++) {
    offset += lengths[run] ?? 0
    offsets[run + 1] = offset
  }
}

function sumWords(offsets: Uint32Array, lengths: Uint32Array): void {
  let offset = 0
  for (let run = 0; run < lengths.length; run++) {
    offset += lengths[run] ?? 0
    offsets[run + 1] = offset
  }
}

function readInto({ width, pieces }: StoredList, into: Codes): void {
  let at = 0
  for (const { bytes, start, count } of pieces) {
    readPlanesInto(into, at, bytes, start, count, width)
    at += count
  }
}

function joinTwo(
  into: Uint32Array,
  bytes: Uint8Array,
  first: number,
  plane: number,
  length: number,
): void {
  const second = first + plane
  for (let index = 0; index < length; index++) {
    into[index] = (bytes[first + index] ?? 0) | ((bytes[second + index] ?? 0) << 8)
  }
}

function joinMore(
  into: Uint32Array,
  bytes: Uint8Array,
  first: number,
  plane: number,
  length: number,
  width: Width,
): void {
  const second = first + plane
  const third = first + 2 * plane
  const fourth = width === 4 ? first + 3 * plane : third
  const shift = width === 4 ? 24 : 16
  for (let index = 0; index < length; index++) {
    into[index] =
      (bytes[first + index] ?? 0) |
      ((bytes[second + index] ?? 0) << 8) |
      ((bytes[third + index] ?? 0) << 16) |
      ((bytes[fourth + index] ?? 0) << shift)
  }
}
