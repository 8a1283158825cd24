import { type Width, widthOf, writePlanes } from './number-planes.ts'

/** How many numbers a list has, and how many bytes each takes. */
export type ListShape = readonly [count: number, width: Width]

/**
 * What a part of a snapshot holds, without its bytes: lists of numbers, each as byte planes, in chunks that
 * are read and checked by themselves.
 *
 * With `block` above 0 the lists are cut into blocks of so many numbers, a chunk a block, so that a few
 * rows can be read without the others. With no lists the chunks are bytes that somebody else explains.
 */
export interface SectionShape {
  readonly name: string
  readonly chunks: number
  readonly block: number
  readonly lists: readonly ListShape[]
}

/** A part of a snapshot with its bytes. */
export interface Section extends SectionShape {
  readonly bytes: readonly Uint8Array[]
}

/** A part that is read as a whole. */
export function wholeSection(name: string, lists: readonly ArrayLike<number>[]): Section {
  const shapes = lists.map((list): ListShape => [list.length, widthOf(list)])
  return { name, chunks: 1, block: 0, lists: shapes, bytes: [packLists(lists, shapes)] }
}

/** A part whose lists, all of one length, are cut into blocks. */
export function blockSection(
  name: string,
  block: number,
  lists: readonly ArrayLike<number>[],
): Section {
  const length = lists[0]?.length ?? 0
  const shapes = lists.map((list): ListShape => [list.length, widthOf(list)])
  const bytes: Uint8Array[] = []
  for (let start = 0; start < length; start += block) {
    const parts = lists.map((list) => Array.prototype.slice.call(list, start, start + block))
    bytes.push(packLists(parts, shapes))
  }
  return { name, chunks: bytes.length, block, lists: shapes, bytes }
}

/** A part of bytes. */
export function byteSection(name: string, bytes: readonly Uint8Array[]): Section {
  return { name, chunks: bytes.length, block: 0, lists: [], bytes }
}

/** How many numbers of each list a chunk holds. */
export function numbersInChunk({ block }: SectionShape, list: ListShape, chunk: number): number {
  const count = list[0]
  return block === 0 ? count : Math.max(0, Math.min(block, count - chunk * block))
}

/** How many bytes a chunk of lists must have in a file: a multiple of four. */
export function storedLength(shape: SectionShape, chunk: number): number {
  let length = 0
  for (const list of shape.lists) length += numbersInChunk(shape, list, chunk) * list[1]
  return Math.ceil(length / 4) * 4
}

/** A list of a chunk as its byte planes, for whoever needs few of its numbers. */
export interface Planes {
  readonly bytes: Uint8Array
  readonly start: number
  readonly count: number
  readonly width: number
}

/** The planes of a list of a chunk. */
export function planesOfList(
  shape: SectionShape,
  chunk: number,
  bytes: Uint8Array,
  index: number,
): Planes {
  let start = 0
  for (let before = 0; before < index; before++) {
    const list = shape.lists[before]
    if (list !== undefined) start += numbersInChunk(shape, list, chunk) * list[1]
  }
  const list = shape.lists[index] ?? [0, 1]
  return { bytes, start, count: numbersInChunk(shape, list, chunk), width: list[1] }
}

/** One number of a list; 0 where there is none. */
export function numberAt({ bytes, start, count, width }: Planes, index: number): number {
  if (index >= count || width === 0) return 0
  let at = start + index
  let number = bytes[at] ?? 0
  for (let plane = 1, unit = 256; plane < width; plane++, unit *= 256) {
    at += count
    number += (bytes[at] ?? 0) * unit
  }
  return number
}

function packLists(lists: readonly ArrayLike<number>[], shapes: readonly ListShape[]): Uint8Array {
  const length = lists.reduce(
    (sum, list, index) => sum + list.length * (shapes[index]?.[1] ?? 1),
    0,
  )
  const bytes = new Uint8Array(length)
  let offset = 0
  lists.forEach((list, index) => {
    const width = shapes[index]?.[1] ?? 1
    writePlanes(list, width, bytes, offset)
    offset += list.length * width
  })
  return bytes
}
