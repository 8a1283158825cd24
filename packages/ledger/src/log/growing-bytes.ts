/** Bytes that are written one behind another, in room that grows. */
export interface GrowingBytes {
  bytes: Uint8Array<ArrayBuffer>
  length: number
}

const firstRoom = 4096

/** No bytes yet, with room for so many. */
export function growingBytes(room = firstRoom): GrowingBytes {
  return { bytes: new Uint8Array(room), length: 0 }
}

/** Makes room for so many bytes more. */
export function reserve(growing: GrowingBytes, more: number): void {
  const { bytes, length } = growing
  if (bytes.length - length >= more) return
  growing.bytes = new Uint8Array(Math.max(bytes.length * 2, length + more))
  growing.bytes.set(bytes.subarray(0, length))
}

/** Adds bytes. */
export function addBytes(growing: GrowingBytes, added: Uint8Array): void {
  reserve(growing, added.length)
  growing.bytes.set(added, growing.length)
  growing.length += added.length
}

const encoder = new TextEncoder()

/** Adds a text's UTF-8, with U+FFFD for halves of surrogate pairs. */
export function addText(growing: GrowingBytes, text: string): void {
  reserve(growing, text.length * 3)
  const { written } = encoder.encodeInto(text, growing.bytes.subarray(growing.length))
  growing.length += written
}

/** A copy of the bytes; the next begin at the start of the same room. */
export function takeBytes(growing: GrowingBytes): Uint8Array<ArrayBuffer> {
  const taken = growing.bytes.slice(0, growing.length)
  growing.length = 0
  return taken
}

/** The bytes themselves, not copied; the next begin at the start of other room. */
export function handOver(
  growing: GrowingBytes,
  room = new ArrayBuffer(firstRoom),
): Uint8Array<ArrayBuffer> {
  const given = growing.bytes.subarray(0, growing.length)
  growing.bytes = new Uint8Array(room)
  growing.length = 0
  return given
}
