/** Bytes that are written one behind another, in room that grows. */
export interface GrowingBytes {
  bytes: Uint8Array<ArrayBuffer>
  /** The same room for the platform's own code, which writes texts faster than a loop; `null` where it has none. */
  buffer: PlatformBytes | null
  length: number
}

/** Bytes as a platform has them that writes texts into them itself: Node's `Buffer`. */
export interface PlatformBytes {
  /** Writes a text from a place on, and answers how many bytes it took. */
  write(text: string, from: number, encoding: 'utf8'): number
}

const firstRoom = 4096

/** No bytes yet, with room for so many. */
export function growingBytes(room = firstRoom): GrowingBytes {
  const bytes = new Uint8Array(room)
  return { bytes, buffer: bufferOver(bytes), length: 0 }
}

function bufferOver({ buffer }: Uint8Array<ArrayBuffer>): PlatformBytes | null {
  // Asked for at run time, so that no bundle for the web has to carry or leave out a Node module.
  return globalThis.process?.getBuiltinModule?.('node:buffer').Buffer.from(buffer) ?? null
}

/** Makes room for so many bytes more. */
export function reserve(growing: GrowingBytes, more: number): void {
  const { bytes, length } = growing
  if (bytes.length - length >= more) return
  growing.bytes = new Uint8Array(Math.max(bytes.length * 2, length + more))
  growing.bytes.set(bytes.subarray(0, length))
  growing.buffer = bufferOver(growing.bytes)
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

/** Adds so many bytes once more that were added last, so many times. */
export function repeatLast(growing: GrowingBytes, length: number, times: number): void {
  const whole = length * times
  reserve(growing, whole)
  const { bytes } = growing
  const from = growing.length - length
  // What is copied doubles with each step.
  for (let done = 0; done < whole; ) {
    const next = Math.min(length + done, whole - done)
    bytes.copyWithin(from + length + done, from, from + next)
    done += next
  }
  growing.length += whole
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
  growing.buffer = bufferOver(growing.bytes)
  growing.length = 0
  return given
}
