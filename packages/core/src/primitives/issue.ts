/**
 * One thing that is wrong with a piece of data, told so that its author can mend it.
 *
 * `path` names the field from the outermost value inwards, its steps joined by dots
 * (`claims.3.quantity.low`); the empty string is the value itself. `expected` and `received` are short
 * and meant for people. `code` is stable and meant for programs.
 */
export interface Issue {
  readonly code: string
  readonly path: string
  readonly expected: string
  readonly received: string
  readonly message: string
}

/**
 * What came of reading data that may be wrong: a value, or `null` where none could be made, and the
 * issues that were met. Parsing never throws.
 */
export interface Parsed<Value> {
  readonly value: Value | null
  readonly issues: readonly Issue[]
}

/**
 * Makes an issue and writes its message from the other fields.
 *
 * @example
 * makeIssue('unknown-value', 'group', 'one of civilian, attacker', 'soldier').message
 * //=> 'group: expected one of civilian, attacker, received soldier'
 */
export function makeIssue(code: string, path: string, expected: string, received: unknown): Issue {
  const shown = describeReceived(received)
  const place = path === '' ? '' : `${path}: `
  return {
    code,
    path,
    expected,
    received: shown,
    message: `${place}expected ${expected}, received ${shown}`,
  }
}

const longestShown = 80

function describeReceived(received: unknown): string {
  if (received === undefined) return 'nothing'
  if (typeof received === 'string') return shorten(received === '' ? 'an empty text' : received)
  if (typeof received === 'number' || typeof received === 'boolean') return String(received)
  if (received === null) return 'null'
  if (Array.isArray(received)) return `a list of ${received.length}`
  return `a value of type ${typeof received}`
}

function shorten(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text
}
