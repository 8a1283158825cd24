import { type Issue, isWellFormed, makeIssue } from '../primitives/index.ts'

const deepest = 32

/**
 * What of a value canonical JSON cannot hold, by its path: half surrogate pairs, numbers that are not
 * finite, functions, dates and the like, lists with holes, and what lies deeper than 32 steps or in a
 * circle.
 *
 * @example
 * findUnwritable({ title: { en: 'half a pair: \uD83D' } })[0].path //=> 'title.en'
 */
export function findUnwritable(value: unknown): readonly Issue[] {
  const issues: Issue[] = []
  const visited = new Set<unknown>()
  visit(value, [], [])
  return issues

  function visit(current: unknown, path: readonly string[], around: readonly unknown[]): void {
    const expected = around.includes(current) ? 'no circle' : expectedInstead(current, path)
    if (expected !== null) {
      issues.push(makeIssue('malformed', path.join('.'), expected, current))
      return
    }
    if (typeof current !== 'object' || current === null || visited.has(current)) return
    visited.add(current)
    const inside = [...around, current]
    if (Array.isArray(current)) {
      Array.from(current, (item, index) => visit(item, [...path, String(index)], inside))
      return
    }
    for (const [name, field] of Object.entries(current)) {
      if (!isWellFormed(name)) visit(name, path, inside)
      if (field !== undefined) visit(field, [...path, name], inside)
    }
  }
}

function expectedInstead(value: unknown, path: readonly string[]): string | null {
  if (path.length > deepest) return `at most ${deepest} steps of nesting`
  if (value === null || typeof value === 'boolean') return null
  if (typeof value === 'string') return isWellFormed(value) ? null : 'well-formed Unicode'
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'a finite number'
  if (typeof value !== 'object') return 'a value that JSON can hold'
  if (Array.isArray(value)) return null
  const prototype: unknown = Object.getPrototypeOf(value)
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null
  return isPlain ? null : 'a value that JSON can hold'
}
