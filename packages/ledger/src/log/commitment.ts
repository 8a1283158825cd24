import { canonicalJson } from '@recount/core/primitives'
import { expandSigns, marked } from './abbreviations.ts'

/** The bytes of a salt: 128 bits, so that nobody finds a value by trying all names. */
export const saltBytes = 16

/** A value that a row of the log commits to, with the salt that keeps it from being guessed. */
export interface SaltedValue {
  readonly salt: string
  /** The value's canonical JSON. */
  readonly json: string
}

/** Values by the name of their part. */
export type SaltedParts = Readonly<Record<string, SaltedValue>>

/** What a row of the log keeps of values: their parts as the ledger keeps them, and what it commits to. */
export interface CommittedContent {
  readonly content: string
  /** Canonical JSON: the commitment to each part by its name. */
  readonly commitments: string
}

/**
 * The parts that a row keeps as JSON, whether they are kept with signs or without.
 *
 * @throws RangeError where there is a sign in them that stands for nothing.
 */
export function plainContent(stored: string): string {
  return stored.startsWith(marked) ? expandSigns(stored.slice(marked.length)) : stored
}

/** The text whose SHA-256 is the commitment to a value: canonical JSON. */
export function textOfCommitment(part: string, { salt, json }: SaltedValue): string {
  return `{"format":2,"part":${JSON.stringify(part)},"salt":"${salt}","value":${json}}`
}

/**
 * Writes parts as the ledger keeps them: an object of pairs of salt and value, itself canonical JSON.
 *
 * @example
 * writeParts({ reason: { salt: '00', json: '"first report"' } }) //=> '{"reason":["00","first report"]}'
 */
export function writeParts(parts: SaltedParts): string {
  const written = Object.keys(parts)
    .sort()
    .map((part) => {
      const { salt = '', json = 'null' } = parts[part] ?? {}
      return `${JSON.stringify(part)}:["${salt}",${json}]`
    })
  return `{${written.join(',')}}`
}

/**
 * Reads parts as they were written, with signs or without. `null` where the text is anything else: somebody has
 * changed it.
 */
export function readParts(text: string): SaltedParts | null {
  const plain = expandedOrNull(text)
  const stored = plain === null ? null : parseObject(plain)
  if (stored === null) return null
  const parts: Record<string, SaltedValue> = {}
  for (const [part, pair] of Object.entries(stored)) {
    if (!Array.isArray(pair) || pair.length !== 2 || typeof pair[0] !== 'string') return null
    parts[part] = { salt: pair[0], json: canonicalJson(pair[1]) }
  }
  return writeParts(parts) === plain ? parts : null
}

function expandedOrNull(text: string): string | null {
  try {
    return plainContent(text)
  } catch {
    return null
  }
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

const digits = new TextEncoder().encode('0123456789abcdef')
const saltsAtOnce = 256

/** Where salts come from. */
export interface SaltSource {
  /** A new salt in hexadecimal digits. */
  next(): string
  /** Puts the {@link saltLetters} digits of a new salt into bytes. */
  addTo(bytes: Uint8Array, at: number): void
}

/** The digits of a salt. */
export const saltLetters = saltBytes * 2

/** A source of salts. `random` fills what it is given with bytes that nobody can foresee. */
export function makeSalts(random: (bytes: Uint8Array<ArrayBuffer>) => void): SaltSource {
  // Many at a time: a call to the system costs more than a salt.
  const pool = new Uint8Array(saltBytes * saltsAtOnce)
  let used = pool.length
  const addTo = (bytes: Uint8Array, at: number) => {
    if (used === pool.length) {
      random(pool)
      used = 0
    }
    for (let index = 0; index < saltBytes; index++) {
      const byte = pool[used + index] ?? 0
      bytes[at + index * 2] = digits[byte >> 4] ?? 0
      bytes[at + index * 2 + 1] = digits[byte & 15] ?? 0
    }
    used += saltBytes
  }
  return {
    addTo,
    next() {
      const letters = new Uint8Array(saltLetters)
      addTo(letters, 0)
      return new TextDecoder().decode(letters)
    },
  }
}
