import { type Issue, makeIssue, type Parsed } from '@recount/core/primitives'

/**
 * Where a page of a list begins: behind the item `after`, in the list as it stood at `revision`, so that
 * someone who pages sees every item once while others write. `list` names the question that the cursor
 * belongs to.
 */
export interface Cursor {
  readonly revision: number
  readonly list: string
  readonly after: string
}

/**
 * Writes a cursor as the opaque text that clients send back.
 *
 * @example
 * parseCursor(formatCursor({ revision: 3, list: 'a', after: 'b' }), 'a').value.after //=> 'b'
 */
export function formatCursor({ revision, list, after }: Cursor): string {
  // Ids are ASCII, and so is every list's name.
  return btoa(JSON.stringify([revision, list, after]))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Reads a cursor of a list; one of another list or of no list at all is an issue. */
export function parseCursor(text: string, list: string): Parsed<Cursor> {
  const [revision, ofList, after] = decode(text)
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision) || revision < 0) {
    return refuse(text)
  }
  if (ofList !== list || typeof after !== 'string') return refuse(text)
  return { value: { revision, list, after }, issues: [] }
}

/** The issue of a cursor that leads nowhere. */
export function cursorIssue(text: string | null): Issue {
  return makeIssue('malformed-parameter', 'cursor', 'the cursor of a page of this same list', text)
}

function refuse(text: string): Parsed<Cursor> {
  return { value: null, issues: [cursorIssue(text)] }
}

function decode(text: string): readonly unknown[] {
  try {
    const decoded: unknown = JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')))
    return Array.isArray(decoded) ? decoded : []
  } catch {
    return []
  }
}
