import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { type RecordKind, recordKinds, recordSchemas } from '../records/index.ts'
import { fieldRules } from './field-rules.ts'

describe('fieldRules', () => {
  it.each(recordKinds)('gives every field of a %s exactly one class', (kind) => {
    for (const path of leavesOf(recordSchemas[kind])) {
      expect([path, rulesFor(kind, path).length]).toEqual([path, 1])
    }
  })

  it.each(recordKinds)('has no row for a field that a %s does not have', (kind) => {
    const leaves = leavesOf(recordSchemas[kind])
    for (const { path } of fieldRules[kind]) {
      expect([path, leaves.some((leaf) => covers(path, leaf))]).toEqual([path, true])
    }
  })

  it.each(recordKinds)('lets nothing be redacted by which a %s is counted', (kind) => {
    for (const rule of fieldRules[kind]) {
      if (/(^|\.)(id|version|kind|harm|group|quantity|when|status|basis)$/.test(rule.path)) {
        expect([rule.path, rule.part]).toEqual([rule.path, 'record'])
      }
    }
  })
})

function rulesFor(kind: RecordKind, leaf: string) {
  return fieldRules[kind].filter(({ path }) => covers(path, leaf))
}

function covers(path: string, leaf: string): boolean {
  return leaf === path || leaf.startsWith(`${path}.`)
}

/** The paths of all fields that hold a value of their own, with `*` for the items of a list. */
function leavesOf(schema: z.ZodType, path = ''): readonly string[] {
  const { def } = schema as unknown as { def: SchemaDefinition }
  const step = (name: string) => (path === '' ? name : `${path}.${name}`)
  if (def.innerType !== undefined) return leavesOf(def.innerType, path)
  if (def.type === 'array' && def.element !== undefined) {
    const items = leavesOf(def.element, step('*'))
    return items.length === 1 && items[0] === step('*') ? [path] : items
  }
  if (def.type === 'object') {
    return Object.entries(def.shape ?? {}).flatMap(([name, field]) => leavesOf(field, step(name)))
  }
  if (def.type === 'union') {
    return [...new Set((def.options ?? []).flatMap((option) => leavesOf(option, path)))]
  }
  if (def.type === 'pipe' && def.in !== undefined) return leavesOf(def.in, path)
  return [path]
}

interface SchemaDefinition {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly element?: z.ZodType
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly options?: readonly z.ZodType[]
  readonly in?: z.ZodType
}
