import type { Place } from '@recount/core'
import { provinces } from './provinces.ts'

/** Herat, the province: the place of what the article locates no better. */
export const heratProvince: Place = provinceOf('AF32')

/** Kabul, the district, which is the city. */
export const kabulDistrict: Place = {
  id: 'af0101',
  version: 1,
  name: { en: 'Kabul (district)', fa: 'ولسوالی کابل', ps: 'د کابل ولسوالۍ' },
  country: 'AFG',
  province: 'AF01',
  district: 'AF0101',
  locality: null,
  position: { latitude: 34.53, longitude: 69.17 },
  precision: 'district',
}

/** Injil, the district around Herat city. */
export const injilDistrict: Place = {
  id: 'af3202',
  version: 1,
  name: { en: 'Injil (district)', fa: 'ولسوالی انجیل', ps: 'د انجیل ولسوالۍ' },
  country: 'AFG',
  province: 'AF32',
  district: 'AF3202',
  locality: null,
  position: { latitude: 34.3, longitude: 62.25 },
  precision: 'district',
}

/** Karte Parwan, an area of Kabul. */
export const karteParwan: Place = locality(
  'af0101-karte-parwan',
  { en: 'Karte Parwan', fa: 'کارته پروان', ps: 'کارته پروان' },
  'AF0101',
  { latitude: 34.54, longitude: 69.14 },
)

/** Dar-ul-Aman, an area of Kabul. */
export const darUlAman: Place = locality(
  'af0101-dar-ul-aman',
  { en: 'Dar-ul-Aman', fa: 'دارالامان', ps: 'دارالامان' },
  'AF0101',
  { latitude: 34.47, longitude: 69.12 },
)

/** Dasht-e Barchi, an area of Kabul. */
export const dashtEBarchi: Place = locality(
  'af0101-dasht-e-barchi',
  { en: 'Dasht-e Barchi', fa: 'دشت برچی', ps: 'دشت برچي' },
  'AF0101',
  { latitude: 34.5, longitude: 69.09 },
)

/** Wazir Akbar Khan, an area of Kabul. */
export const wazirAkbarKhan: Place = locality(
  'af0101-wazir-akbar-khan',
  { en: 'Wazir Akbar Khan', fa: 'وزیر اکبر خان', ps: 'وزیر اکبر خان' },
  'AF0101',
  { latitude: 34.54, longitude: 69.19 },
)

/** The city of Jalalabad. */
export const jalalabad: Place = locality(
  'af0601-jalalabad',
  { en: 'Jalalabad', fa: 'جلال‌آباد', ps: 'جلال اباد' },
  'AF0601',
  { latitude: 34.43, longitude: 70.45 },
)

/** The city of Aybak. */
export const aybak: Place = locality(
  'af2001-aybak',
  { en: 'Aybak', fa: 'ایبک', ps: 'ایبک' },
  'AF2001',
  { latitude: 36.27, longitude: 68.02 },
)

/**
 * The gazetteer of the casebook: the provinces, and the districts and localities that the incidents use.
 *
 * Positions are of the whole area named, rounded to a hundredth of a degree (about a kilometre).
 */
export const places: readonly Place[] = [
  ...provinces,
  kabulDistrict,
  injilDistrict,
  karteParwan,
  darUlAman,
  dashtEBarchi,
  wazirAkbarKhan,
  jalalabad,
  aybak,
]

function provinceOf(code: string): Place {
  const province = provinces.find((place) => place.province === code)
  if (province === undefined) throw new RangeError(`no province ${code}`)
  return province
}

function locality(
  id: string,
  name: Place['name'],
  district: string,
  position: Place['position'],
): Place {
  const province = district.slice(0, 4)
  const precision = 'locality'
  return {
    id,
    version: 1,
    name,
    country: 'AFG',
    province,
    district,
    locality: name,
    position,
    precision,
  }
}
