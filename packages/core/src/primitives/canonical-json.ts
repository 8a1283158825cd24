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
 * @throws TypeError for a number that is not finite, or a value that JSON cannot hold: both are
 * mistakes of the program, not of the data.
 * Source: RFC 8785.
 *
 * @example
 * canonicalJson({ b: 1, a: [true, null] }) //=> '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value)
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`canonical JSON cannot hold ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') return writeFields(value as Record<string, unknown>)
  throw new TypeError(`canonical JSON cannot hold a value of type ${typeof value}`)
}

function writeFields(fields: Record<string, unknown>): string {
  const written = Object.keys(fields)
    .filter((name) => fields[name] !== undefined)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(fields[name])}`)
  return `{${written.join(',')}}`
}
