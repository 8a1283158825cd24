import { foldText } from '@recount/core/primitives'
import { countryTable } from './country-table.ts'

/** A country as the datasets name it. */
export interface Country {
  /** ISO 3166-1 alpha-3. */
  readonly code: string
  readonly isoNumber: number | null
  readonly gleditschWard: readonly number[]
  readonly names: readonly [string, ...string[]]
}

/** All countries, in the order of their codes. */
export const countries: readonly Country[] = countryTable.trim().split('\n').map(readCountry)

const byName = new Map(
  countries.flatMap((country) => country.names.map((name) => [foldText(name), country] as const)),
)
const byCode = new Map(countries.map((country) => [country.code, country]))
const byIsoNumber = new Map(countries.map((country) => [country.isoNumber, country]))
const byGleditschWard = new Map(
  countries.flatMap((country) => country.gleditschWard.map((number) => [number, country] as const)),
)

/** How a row of a dataset tells its country; the first part that is understood decides. */
export interface CountryHints {
  readonly code?: string
  readonly isoNumber?: number | null
  readonly gleditschWard?: number | null
  readonly name?: string
}

/**
 * The ISO 3166-1 alpha-3 code of a country, `null` where none of the hints is understood.
 *
 * @example
 * findCountry({ gleditschWard: 775 }) //=> 'MMR'
 * @example
 * findCountry({ name: 'DR Congo (Zaire)' }) //=> 'COD'
 */
export function findCountry({ code, isoNumber, gleditschWard, name }: CountryHints): string | null {
  const found =
    (code ? byCode.get(code.toUpperCase()) : undefined) ??
    (isoNumber ? byIsoNumber.get(isoNumber) : undefined) ??
    (gleditschWard ? byGleditschWard.get(gleditschWard) : undefined) ??
    (name ? byName.get(foldText(name)) : undefined)
  return found?.code ?? null
}

function readCountry(row: string): Country {
  const [code = '', isoNumber = '', gleditschWard = '', name = '', ...others] = row.split('|')
  return {
    code,
    isoNumber: isoNumber === '' ? null : Number(isoNumber),
    gleditschWard: gleditschWard === '' ? [] : gleditschWard.split(' ').map(Number),
    names: [name, ...others],
  }
}
