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
  if (typeof value === 'string') return writeText(value)
  if (value === null) return 'null'
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`canonical JSON cannot hold ${value}`)
    return `${value}`
  }
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (Array.isArray(value)) return writeList(value)
  if (isPlainObject(value)) return writeFields(value)
  throw new TypeError(`canonical JSON cannot hold a value of type ${typeof value}`)
}

/** A field of an object: its name, and the name as it is written in front of the value. */
export interface CanonicalField {
  readonly name: string
  readonly text: string
}

/**
 * The fields of an object in canonical order, those that are `undefined` too.
 *
 * @example
 * canonicalFields({ b: 1, a: 2 }) //=> [{ name: 'a', text: '"a":' }, { name: 'b', text: '"b":' }]
 */
export function canonicalFields(fields: object): readonly CanonicalField[] {
  let order = orders
  for (const name of Object.keys(fields)) {
    // Most objects have the fields of the one before, so that comparing finds the next step.
    order = order.name === name && order.next !== null ? order.next : stepOf(order, name)
  }
  order.sorted ??= Object.keys(fields)
    .sort()
    .map((name) => ({ name, text: `${writeText(name)}:` }))
  return order.sorted
}

/** Orders of fields that were met, by the fields' names one after another: sorting them is slow. */
interface KnownOrder {
  name: string | null
  next: KnownOrder | null
  readonly others: Map<string, KnownOrder>
  sorted: readonly CanonicalField[] | null
}

const mostKnown = 10_000
let known = 0
let orders = newOrder()

function newOrder(): KnownOrder {
  known++
  return { name: null, next: null, others: new Map(), sorted: null }
}

function stepOf(order: KnownOrder, name: string): KnownOrder {
  if (order.name === null && known < mostKnown) {
    order.name = name
    order.next = newOrder()
    return order.next
  }
  const other = order.others.get(name)
  if (other !== undefined) return other
  if (known >= mostKnown) {
    // Objects with ever new names, as in a list by id: what is known is forgotten.
    known = 0
    orders = newOrder()
  }
  const added = newOrder()
  order.others.set(name, added)
  return added
}

const plainText = /^[ !#-[\]-~]*$/

function writeText(text: string): string {
  if (text.length < 64 && plainText.test(text)) return `"${text}"`
  if (!isWellFormed(text)) throw new TypeError('canonical JSON cannot hold half a surrogate pair')
  return JSON.stringify(text)
}

function writeList(items: readonly unknown[]): string {
  if (items.length === 0) return '[]'
  let written = `[${canonicalJson(items[0])}`
  for (let index = 1; index < items.length; index++) written += `,${canonicalJson(items[index])}`
  return `${written}]`
}

function writeFields(fields: Readonly<Record<string, unknown>>): string {
  let written = ''
  for (const { name, text } of canonicalFields(fields)) {
    const field = fields[name]
    if (field === undefined) continue
    written += written === '' ? `{${text}` : `,${text}`
    written += canonicalJson(field)
  }
  return written === '' ? '{}' : `${written}}`
}

/** Whether a value is an object literal, of whatever realm: its prototype is the root of all or none. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
