/**
 * A quick look at a text of a record as its canonical JSON has it in UTF-8, from the quote in front of it on:
 * whether it may hold what is never stored. It says yes too often and never no too often, so that the patterns of
 * `findNeverStored` run over few of many records.
 */
export function mayHoldForbidden(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    if (byte > nine) {
      if (byte === commercialAt || isOtherDigit(byte, bytes[at + 1] ?? 0)) return true
    } else if (byte === zero) {
      if (at > from && mayBeTelephone(bytes, at, to)) return true
    } else if (byte === plus) return true
    else if (byte === minus && mayBeIdentity(bytes, at, to)) return true
  }
  return false
}

const plus = 0x2b
const minus = 0x2d
const point = 0x2e
const zero = 0x30
const seven = 0x37
const nine = 0x39
const commercialAt = 0x40
const space = 0x20

/** The digits ٠ to ٩ and ۰ to ۹. */
function isOtherDigit(byte: number, next: number): boolean {
  return (
    (byte === 0xd9 && next >= 0xa0 && next <= 0xa9) ||
    (byte === 0xdb && next >= 0xb0 && next <= 0xb9)
  )
}

/** `00` before a digit, but not within a number, or `07`, two digits and a space. */
function mayBeTelephone(bytes: Uint8Array, at: number, to: number): boolean {
  if (isDigit(bytes, at - 1, to)) return false
  if (bytes[at + 1] === zero) return bytes[at - 1] !== point && isDigit(bytes, at + 2, to)
  return (
    bytes[at + 1] === seven &&
    isDigit(bytes, at + 2, to) &&
    isDigit(bytes, at + 3, to) &&
    at + 4 < to &&
    bytes[at + 4] === space
  )
}

/** A hyphen, four digits, a hyphen. */
function mayBeIdentity(bytes: Uint8Array, at: number, to: number): boolean {
  return (
    isDigit(bytes, at + 1, to) &&
    isDigit(bytes, at + 2, to) &&
    isDigit(bytes, at + 3, to) &&
    isDigit(bytes, at + 4, to) &&
    at + 5 < to &&
    bytes[at + 5] === minus
  )
}

function isDigit(bytes: Uint8Array, at: number, to: number): boolean {
  const byte = bytes[at] ?? 0
  return at < to && byte >= zero && byte <= nine
}
