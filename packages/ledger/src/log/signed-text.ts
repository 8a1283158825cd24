import { canonicalJson } from '@recount/core/primitives'
import { marked, repeated, signOf } from './abbreviations.ts'
import {
  addText,
  type GrowingBytes,
  growingBytes,
  repeatLast,
  reserve,
  takeBytes,
} from './growing-bytes.ts'
import { mayHoldForbidden } from './may-hold-forbidden.ts'

/**
 * Canonical JSON that is written in both of its forms at once: as it is kept, with signs in the place of what
 * stands in most incidents (see `expandSigns`), and in full, as it is hashed. It is bytes from the beginning:
 * texts that are put together of pieces cost more to collect as garbage than to write.
 */
export interface SignedText {
  readonly kept: GrowingBytes
  readonly plain: GrowingBytes
  /** Whether something in it may be what is never stored: see `mayHoldForbidden`. */
  isSuspect: boolean
  /** What was marked last, in `plain`. */
  markedFrom: number
  markedTo: number
}

/** A text that goes into what `kept` holds. */
export function signedText(kept: GrowingBytes, room = 4096): SignedText {
  return { kept, plain: growingBytes(room), isSuspect: false, markedFrom: 0, markedTo: 0 }
}

/** A phrase as both forms have it. */
export interface Phrase {
  readonly kept: Uint8Array
  readonly plain: Uint8Array
  readonly isSuspect: boolean
}

const encoder = new TextEncoder()

/**
 * A phrase that has a sign.
 *
 * @throws TypeError for a text that has none.
 */
export function phraseOf(text: string): Phrase {
  return phraseOfBoth(signOf(text), text)
}

/** A phrase that is kept as it is. */
export function fullPhrase(text: string): Phrase {
  return phraseOfBoth(text, text)
}

/** A phrase that is kept as something else. */
export function phraseOfBoth(kept: string, plain: string): Phrase {
  return { kept: encoder.encode(kept), plain: encoder.encode(plain), isSuspect: false }
}

const phraseRoom = 128

/** What `add` adds to a text, as one phrase: adding it is faster than adding its pieces. */
export function phraseOfAll(add: (text: SignedText) => void): Phrase {
  const text = signedText(growingBytes(phraseRoom), phraseRoom)
  add(text)
  const { kept, plain, isSuspect } = text
  return { kept: takeBytes(kept), plain: takeBytes(plain), isSuspect }
}

/** Adds a phrase. */
export function addPhrase(text: SignedText, phrase: Phrase): void {
  addShort(text.kept, phrase.kept)
  addShort(text.plain, phrase.plain)
  if (phrase.isSuspect) text.isSuspect = true
}

/** Adds one letter of ASCII that JSON does not escape. */
export function addLetter({ kept, plain }: SignedText, code: number): void {
  if (kept.length === kept.bytes.length) reserve(kept, 1)
  if (plain.length === plain.bytes.length) reserve(plain, 1)
  kept.bytes[kept.length++] = code
  plain.bytes[plain.length++] = code
}

/** Up to here a loop is faster than a call. */
const mostInLoop = 8

function addShort(growing: GrowingBytes, added: Uint8Array): void {
  const { length } = added
  if (growing.bytes.length - growing.length < length) reserve(growing, length)
  const { bytes } = growing
  let at = growing.length
  if (length > mostInLoop) bytes.set(added, at)
  else for (let index = 0; index < length; index++) bytes[at++] = added[index] ?? 0
  growing.length += length
}

/** Adds JSON that was written elsewhere. */
export function addJson(text: SignedText, json: string): void {
  const { kept, plain } = text
  const from = plain.length
  addText(plain, json)
  text.isSuspect ||= mayHoldForbidden(plain.bytes, from - 1, plain.length)
  reserve(kept, plain.length - from)
  kept.bytes.set(plain.bytes.subarray(from, plain.length), kept.length)
  kept.length += plain.length - from
}

/** Adds a text in quotes, or `null`. */
export function addQuoted(text: SignedText, value: string | null): void {
  if (value === null) addPhrase(text, nothing)
  else addLetters(text, value, true)
}

/**
 * Adds a text as it stands between its quotes.
 *
 * @throws TypeError for a text that is not well-formed.
 */
export function addWithoutQuotes(text: SignedText, value: string): void {
  addLetters(text, value, false)
}

const nothing = fullPhrase('null')
const longestInLoop = 400
/** From here on the platform's own code is faster than a loop. */
const leastForPlatform = 24
// Looked up once: strings come in so many shapes that looking it up at each letter takes half of the time.
const { charCodeAt } = String.prototype
const quote = 34
const comma = 44

/** What a letter of ASCII is: 0 nothing of note, 1 what is looked at for `isSuspect`, 2 what JSON escapes. */
const lettersOfNote = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code)
  return code < 32 || letter === '"' || letter === '\\' ? 2 : /[\d+@]/.test(letter) ? 1 : 0
})

function addLetters(text: SignedText, value: string, isQuoted: boolean): void {
  // The compiler knows that this is a string, and reads its length without looking at its shape.
  const { length } = `${value}`
  if (length > longestInLoop) {
    addEscaped(text, value, isQuoted)
    return
  }
  if (isQuoted && length >= leastForPlatform && addQuotedAscii(text, value)) return
  const { kept, plain } = text
  const most = 3 * length + 2
  if (kept.bytes.length - kept.length < most) reserve(kept, most)
  if (plain.bytes.length - plain.length < most) reserve(plain, most)
  const keptBytes = kept.bytes
  const plainBytes = plain.bytes
  let keptAt = kept.length
  let plainAt = plain.length
  let note = 0
  if (isQuoted) keptBytes[keptAt++] = plainBytes[plainAt++] = quote
  const from = keptAt
  for (let index = 0; index < length; index++) {
    const code = charCodeAt.call(value, index)
    if (code < 0x80) {
      note |= lettersOfNote[code] ?? 0
      keptBytes[keptAt++] = code
      plainBytes[plainAt++] = code
      continue
    }
    // Halves of surrogate pairs, which stand for one letter together or for none.
    if (code >= 0xd800 && code < 0xe000) {
      note = 2
      break
    }
    note |= 1
    let lead = 0xc0 | (code >> 6)
    if (code >= 0x800) {
      lead = 0x80 | ((code >> 6) & 0x3f)
      keptBytes[keptAt++] = plainBytes[plainAt++] = 0xe0 | (code >> 12)
    }
    keptBytes[keptAt++] = plainBytes[plainAt++] = lead
    keptBytes[keptAt++] = plainBytes[plainAt++] = 0x80 | (code & 0x3f)
  }
  if (note >= 2) {
    addEscaped(text, value, isQuoted)
    return
  }
  if (note === 1 && mayHoldForbidden(keptBytes, from - 1, keptAt)) text.isSuspect = true
  if (isQuoted) keptBytes[keptAt++] = plainBytes[plainAt++] = quote
  kept.length = keptAt
  plain.length = plainAt
}

/** Adds a text by the platform's own code, if there is some, and the text is ASCII that JSON does not escape. */
function addQuotedAscii(text: SignedText, value: string): boolean {
  const { kept, plain } = text
  const { length } = value
  const most = 3 * length + 2
  reserve(kept, most)
  reserve(plain, most)
  const from = plain.length + 1
  const { buffer } = plain
  // One byte for each letter: then it is ASCII.
  if (buffer === null || buffer.write(value, from, 'utf8') !== length) return false
  const keptBytes = kept.bytes
  const plainBytes = plain.bytes
  const to = from + length
  let keptAt = kept.length
  let note = 0
  keptBytes[keptAt++] = quote
  for (let at = from; at < to; at++) {
    const code = plainBytes[at] ?? 0
    note |= lettersOfNote[code] ?? 0
    keptBytes[keptAt++] = code
  }
  if (note >= 2) return false
  if (note === 1 && mayHoldForbidden(plainBytes, from - 1, to)) text.isSuspect = true
  keptBytes[keptAt++] = plainBytes[from - 1] = plainBytes[to] = quote
  kept.length = keptAt
  plain.length = to + 1
  return true
}

function addEscaped(text: SignedText, value: string, isQuoted: boolean): void {
  const json = canonicalJson(value)
  addJson(text, isQuoted ? json : json.slice(1, -1))
}

/**
 * Adds a number, or `null`.
 *
 * @throws TypeError for a number that is not finite.
 */
export function addNumber(text: SignedText, value: number | null): void {
  if (value === null) addPhrase(text, nothing)
  else if (value >= 0 && value < smallNumbers.length && Number.isInteger(value)) {
    addPhrase(text, smallNumbers[value] ?? nothing)
  } else if (!addDecimal(text, value)) addJson(text, canonicalJson(value))
}

const smallNumbers = Array.from({ length: 100 }, (_, number) => fullPhrase(`${number}`))
const decimals = 6
const millionth = 10 ** decimals
const digitsOfNumber = new Uint8Array(24)
const [zero, minus, point] = [48, 45, 46]

/**
 * Adds a number of at most six decimals and fifteen digits, as JavaScript writes it: no two decimals of so few
 * digits are the same double, so these are the fewest that tell it. `false` for any other number.
 */
function addDecimal({ kept, plain }: SignedText, value: number): boolean {
  const scaled = Math.round(value * millionth)
  const size = Math.abs(scaled)
  if (!(size < 1e15) || scaled / millionth !== value) return false
  const digits = digitsOfNumber
  const end = digits.length
  let whole = Math.floor(size / millionth)
  let fraction = size - whole * millionth
  let first = end
  if (fraction > 0) {
    let places = decimals
    for (; fraction % 10 === 0; places--) fraction /= 10
    for (; places > 0; places--) {
      digits[--first] = zero + (fraction % 10)
      fraction = Math.floor(fraction / 10)
    }
    digits[--first] = point
  }
  do {
    digits[--first] = zero + (whole % 10)
    whole = Math.floor(whole / 10)
  } while (whole > 0)
  if (value < 0) digits[--first] = minus
  reserve(kept, end - first)
  reserve(plain, end - first)
  let keptAt = kept.length
  let plainAt = plain.length
  for (let index = first; index < end; index++) {
    kept.bytes[keptAt++] = plain.bytes[plainAt++] = digits[index] ?? 0
  }
  kept.length = keptAt
  plain.length = plainAt
  return true
}

const mark = encoder.encode(marked)
const repetition = encoder.encode(repeated)

/** Marks what follows, until {@link endMark}, so that it can be repeated. */
export function beginMark(text: SignedText): void {
  addShort(text.kept, mark)
  text.markedFrom = text.plain.length
}

/** Ends what was marked. */
export function endMark(text: SignedText): void {
  addShort(text.kept, mark)
  text.markedTo = text.plain.length
}

/** Adds a phrase behind a comma and what was marked last, so many times. */
export function addRepeated(text: SignedText, end: Phrase, times: number): void {
  const { kept, plain, markedFrom, markedTo } = text
  const keptFrom = kept.length
  const plainFrom = plain.length
  addLetter(text, comma)
  addShort(kept, repetition)
  reserve(plain, markedTo - markedFrom)
  plain.bytes.copyWithin(plain.length, markedFrom, markedTo)
  plain.length += markedTo - markedFrom
  addPhrase(text, end)
  repeatLast(kept, kept.length - keptFrom, times - 1)
  repeatLast(plain, plain.length - plainFrom, times - 1)
}
