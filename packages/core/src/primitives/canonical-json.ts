import { isWellFormed } from './well-formed-text.ts'

/** What JSON can hold. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined }

/**
 * Writes a value as canonical JSON: one value, one text, whatever order its fields were set in.
 *
 * Fields are sorted by the UTF-16 code units of their names; numbers and texts are written as
 * ECMAScript writes them; fields that are `undefined` are left out, as `JSON.stringify` does.
 *
 * @throws TypeError for a number that is not finite, a text that is not well-formed, or a value that
 * JSON cannot hold (a date, a map, a typed array, `undefined` in a list): mistakes of the program, not
 * of the data.
 * Source: RFC 8785.
 *
 * @example
 * canonicalJson({ b: 1, a: [true, null] }) //=> '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return writeText(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`canonical JSON cannot hold ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${Array.from(value, (item) => canonicalJson(item)).join(',')}]`
  if (isPlainObject(value)) return writeFields(value)
  throw new TypeError(`canonical JSON cannot hold a value of type ${typeof value}`)
}

function writeText(text: string): string {
  if (!isWellFormed(text)) throw new TypeError('canonical JSON cannot hold half a surrogate pair')
  return JSON.stringify(text)
}

function writeFields(fields: Readonly<Record<string, unknown>>): string {
  const written = Object.keys(fields)
    .filter((name) => fields[name] !== undefined)
    .sort()
    .map((name) => `${writeText(name)}:${canonicalJson(fields[name])}`)
  return `{${written.join(',')}}`
}

/** Whether a value is an object literal, of whatever realm: its prototype is the root of all or none. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
