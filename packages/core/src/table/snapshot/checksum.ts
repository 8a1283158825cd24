const [prime1, prime2, prime3] = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d]
const [prime4, prime5] = [0x27d4eb2f, 0x165667b1]

/**
 * A 32-bit checksum of bytes, against damage and not against malice. Any change of one byte changes it.
 *
 * Source: xxHash specification 0.1.1, XXH32 with seed 0.
 *
 * @example
 * checksumOf(new Uint8Array(0)) //=> 0x02cc5d05
 */
export function checksumOf(bytes: Uint8Array): number {
  const { length } = bytes
  const words = wordsOf(bytes)
  const lanes = (length >>> 4) << 2
  let hash = ((lanes === 0 ? prime5 : mixLanes(words, lanes)) + length) | 0
  for (let word = lanes; word < words.length; word++) {
    hash = Math.imul(rotate((hash + Math.imul(words[word] ?? 0, prime3)) | 0, 17), prime4)
  }
  for (let at = 4 * words.length; at < length; at++) {
    hash = Math.imul(rotate((hash + Math.imul(bytes[at] ?? 0, prime5)) | 0, 11), prime1)
  }
  hash = Math.imul(hash ^ (hash >>> 15), prime2)
  hash = Math.imul(hash ^ (hash >>> 13), prime3)
  return (hash ^ (hash >>> 16)) >>> 0
}

/**
 * Four lanes of words. The loop is written out, because a call for each word would cost more than the word as
 * long as nothing is compiled; it stands alone, and all its sums are cut to 32 bits, because code that was
 * compiled while a loop ran is thrown away when what follows the loop was not expected.
 */
function mixLanes(words: Uint32Array, end: number): number {
  let a = (prime1 + prime2) | 0
  let b = prime2 | 0
  let c = 0
  let d = -prime1 | 0
  for (let word = 0; word < end; word += 4) {
    a = (a + Math.imul(words[word] ?? 0, prime2)) | 0
    a = Math.imul((a << 13) | (a >>> 19), prime1)
    b = (b + Math.imul(words[word + 1] ?? 0, prime2)) | 0
    b = Math.imul((b << 13) | (b >>> 19), prime1)
    c = (c + Math.imul(words[word + 2] ?? 0, prime2)) | 0
    c = Math.imul((c << 13) | (c >>> 19), prime1)
    d = (d + Math.imul(words[word + 3] ?? 0, prime2)) | 0
    d = Math.imul((d << 13) | (d >>> 19), prime1)
  }
  const first = (rotate(a, 1) + rotate(b, 7)) | 0
  const second = (rotate(c, 12) + rotate(d, 18)) | 0
  return (first + second) | 0
}

/**
 * The whole words of bytes, the lowest byte first. Bytes that begin at a multiple of four, as the parts of a
 * snapshot do, are not copied.
 */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const { buffer, byteOffset, length } = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes)
  const words = new Uint32Array(buffer, byteOffset, length >>> 2)
  if (new Uint8Array(Uint32Array.of(1).buffer)[0] === 1) return words
  const view = new DataView(buffer, byteOffset, length)
  return words.map((_, index) => view.getUint32(4 * index, true))
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}
