import { foldText } from '@recount/core/primitives'
import { afghanProvinces } from './afghan-provinces.ts'
import { slugOf } from './slug-of.ts'

const kindsOfArea =
  /\s+(?:province|state|region|division|governorate|department|district|county|municipality|prefecture|oblast|ولایت)$/i

const afghanCodes = new Map(
  afghanProvinces.flatMap(([code, ...names]) => names.map((name) => [keyOf(name), code] as const)),
)

/**
 * The code of a province by its name: the P-code where the table has one (Afghanistan), else the
 * country and the name without "province", "state" and the like.
 *
 * @example
 * provinceCode('AFG', 'Helmand province') //=> 'AF30'
 * @example
 * provinceCode('MMR', 'Shan State') //=> 'MMR-shan'
 */
export function provinceCode(country: string, name: string): string {
  const known = country === 'AFG' ? afghanCodes.get(keyOf(nameOfArea(name))) : undefined
  return known ?? `${country}-${slugOf(nameOfArea(name), 40)}`
}

/**
 * The code of a district by its name, within its province or, where that is not told, its country.
 *
 * @example
 * districtCode('MMR-shan', 'Laukkaing District') //=> 'MMR-shan-laukkaing'
 */
export function districtCode(within: string, name: string): string {
  return `${within}-${slugOf(nameOfArea(name), 40)}`
}

/**
 * The name of an area without the word for its kind, inner spaces made single.
 *
 * @example
 * nameOfArea('Shan  State') //=> 'Shan'
 */
export function nameOfArea(name: string): string {
  const single = name.replace(/\s+/g, ' ').trim()
  return single.replace(kindsOfArea, '') || single
}

function keyOf(name: string): string {
  return foldText(name).replace(/[\s-]+/g, '')
}
