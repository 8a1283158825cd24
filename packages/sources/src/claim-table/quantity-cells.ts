import { canonicalJson } from '@recount/core/primitives'
import { type Quantity, readWording, type Toll } from '@recount/core/records'
import { latinDigits } from '../cells/latin-digits.ts'
import { readWholeNumber } from '../cells/read-whole-number.ts'
import { parseJson } from './localized-cells.ts'

/** A quantity as it stands in cells. */
export interface QuantityCells {
  readonly number: string
  readonly low: string
  readonly best: string
  readonly high: string
}

/**
 * Reads a quantity from cells: the numbers where there are any, else the words. `null` where all are
 * empty; `undefined` where numbers or words are not understood.
 *
 * A least number without a greatest is open; a best estimate alone is a plain number.
 *
 * @example
 * readQuantityCells({ number: 'at least 53', low: '', best: '', high: '' })
 * //=> { low: 53, best: null, high: null, wording: 'at least 53' }
 */
export function readQuantityCells(cells: QuantityCells): Quantity | null | undefined {
  const [low, best, high] = [cells.low, cells.best, cells.high].map((cell) =>
    readWholeNumber(latinDigits(cell)),
  )
  const wording = cells.number.trim() === '' ? null : cells.number
  if (low == null && best == null && high == null) {
    return wording === null ? null : (readWording(wording) ?? undefined)
  }
  if ([low, best, high].some((number) => Number.isNaN(number))) return undefined
  if (low == null && high == null && best != null) return { low: best, best, high: best, wording }
  return { low: low ?? 0, best: best ?? null, high: high ?? null, wording }
}

/**
 * Writes sub-groups as "children: 3; women: at least 2" where that says all of it, else as JSON.
 *
 * @example
 * writeOfWhich([{ subgroup: 'children', quantity: { low: 3, best: 3, high: 3, wording: null } }])
 * //=> 'children: 3'
 */
export function writeOfWhich(ofWhich: Toll['ofWhich']): string {
  const words = ofWhich.map(({ subgroup, quantity }) => {
    const number = quantity.wording ?? String(quantity.low)
    const isSaid = canonicalJson(readWording(number)) === canonicalJson(quantity)
    return isSaid && !/[;:]/.test(number) ? `${subgroup}: ${number}` : null
  })
  return words.includes(null) ? canonicalJson(ofWhich) : words.join('; ')
}

/** Reads what {@link writeOfWhich} writes; what is not understood stays for the schema to refuse. */
export function readOfWhich(cell: string): unknown {
  const text = cell.trim()
  if (text === '') return []
  if (text.startsWith('[')) return parseJson(text) ?? text
  return text.split(';').map((part) => {
    const [subgroup = '', number = ''] = part.split(':').map((side) => side.trim())
    return { subgroup, quantity: readWording(number) ?? number }
  })
}
