import type { Incident } from '@recount/core/records'
import type { RecordNames } from './record-names.ts'
import type { Words } from './words.ts'

/** Where an incident was, finest first, as exactly as it is known: "Dasht-e Barchi, Kabul". */
export function describeWhere(
  where: Pick<Incident['where'], 'country' | 'province' | 'district' | 'locality'>,
  names: Pick<RecordNames, 'area'>,
  words: Words,
): string {
  const { country, province, district, locality } = where
  const nameOf = (code: string | null) => (code === null ? null : names.area(code))
  const finest = locality === null ? nameOf(district) : words.text(locality)
  const parts = [finest, nameOf(province)].filter((part) => part !== null)
  return parts.length === 0 ? names.area(country) : words.say.number.list([...new Set(parts)])
}
