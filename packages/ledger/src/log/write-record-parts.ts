import { canonicalFields, canonicalJson } from '@recount/core/primitives'
import type { FieldPart } from '@recount/core/protection'
import type { RecordKind } from '@recount/core/records'
import { type PartTree, partTrees } from './record-parts.ts'

/** The canonical JSON of each part of a record, `record` first, by the name of the part. */
export type WrittenParts = Readonly<Record<string, string>> & { readonly record: string }

/**
 * Writes the parts of a record as canonical JSON: the same texts as those of `splitRecord`, without
 * building the parts first. Imports spend much of their time here.
 *
 * @throws TypeError for what canonical JSON cannot hold.
 */
export function writeRecordParts(kind: RecordKind, record: object): WrittenParts {
  const parts = noParts()
  const rest = writeApart(record, partTrees[kind], parts)
  const written: Record<string, string> & { record: string } = { record: rest }
  for (const part of otherParts) if (parts[part] !== '') written[part] = parts[part]
  return written
}

type OtherPart = Exclude<FieldPart, 'record'>
/** What each part holds of a value; the empty text where that is nothing. */
type HeldParts = Record<OtherPart, string>

const otherParts: readonly OtherPart[] = ['names', 'place', 'prose', 'speakers']

function noParts(): HeldParts {
  return { names: '', place: '', prose: '', speakers: '' }
}

/** Writes the value without what other parts hold, and puts that into `parts`, which hold nothing yet. */
function writeApart(value: object, tree: PartTree, parts: HeldParts): string {
  if (Array.isArray(value)) return writeItemsApart(value, tree['*'], parts)
  const fields = value as Readonly<Record<string, unknown>>
  let rest = ''
  for (const { name, text } of canonicalFields(fields)) {
    const field = fields[name]
    if (field === undefined) continue
    rest += rest === '' ? `{${text}` : `,${text}`
    const below = field === null ? undefined : tree[name]
    if (typeof below === 'string' && below !== 'record') {
      rest += 'null'
      addField(parts, below, text, canonicalJson(field))
    } else if (typeof below === 'object' && typeof field === 'object' && field !== null) {
      const inner = noParts()
      rest += writeApart(field, below, inner)
      for (const part of otherParts) {
        if (inner[part] !== '') addField(parts, part, text, inner[part])
      }
    } else rest += canonicalJson(field)
  }
  for (const part of otherParts) if (parts[part] !== '') parts[part] += '}'
  return rest === '' ? '{}' : `${rest}}`
}

function addField(parts: HeldParts, part: OtherPart, text: string, json: string): void {
  parts[part] += parts[part] === '' ? `{${text}${json}` : `,${text}${json}`
}

function writeItemsApart(
  items: readonly unknown[],
  tree: PartTree[string] | undefined,
  parts: HeldParts,
): string {
  if (typeof tree !== 'object') throw new TypeError('a part is no whole list')
  let rest = ''
  items.forEach((item, index) => {
    const inner = noParts()
    const isObject = typeof item === 'object' && item !== null
    const written = isObject ? writeApart(item, tree, inner) : canonicalJson(item)
    rest += index === 0 ? written : `,${written}`
    for (const part of otherParts) {
      if (parts[part] === '' && inner[part] === '') continue
      // What came before held nothing of this part.
      if (parts[part] === '') parts[part] = `[${'null,'.repeat(index)}${inner[part]}`
      else parts[part] += inner[part] === '' ? ',null' : `,${inner[part]}`
    }
  })
  for (const part of otherParts) if (parts[part] !== '') parts[part] += ']'
  return `[${rest}]`
}
