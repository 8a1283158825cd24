import { canonicalJson } from '@recount/core/primitives'

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
 * Reads parts as {@link writeParts} wrote them. `null` where the text is anything else: somebody has
 * changed it.
 */
export function readParts(text: string): SaltedParts | null {
  const stored = parseObject(text)
  if (stored === null) return null
  const parts: Record<string, SaltedValue> = {}
  for (const [part, pair] of Object.entries(stored)) {
    if (!Array.isArray(pair) || pair.length !== 2 || typeof pair[0] !== 'string') return null
    parts[part] = { salt: pair[0], json: canonicalJson(pair[1]) }
  }
  return writeParts(parts) === text ? parts : null
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** A source of salts. `random` fills what it is given with bytes that nobody can foresee. */
export function makeSalts(random: (bytes: Uint8Array<ArrayBuffer>) => void): () => string {
  // Filled many at a time: one call to the system costs more than a hundred salts.
  const pool = new Uint8Array(saltBytes * 256)
  let used = pool.length
  return () => {
    if (used === pool.length) {
      random(pool)
      used = 0
    }
    let salt = ''
    for (let end = used + saltBytes; used < end; used++) salt += hexOfByte[pool[used] ?? 0]
    return salt
  }
}
