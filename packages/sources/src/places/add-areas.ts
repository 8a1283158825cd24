import type { Place } from '@recount/core/records'
import { remember } from '../cells/remember.ts'
import type { RowSink } from '../reading/source-format.ts'
import { districtCode, nameOfArea, provinceCode } from './area-codes.ts'

/** The codes of the areas in which a row is; `null` where the row does not tell. */
export interface AreaCodes {
  readonly province: string | null
  readonly district: string | null
}

/**
 * The codes of a province and a district by their names, and their entries for the gazetteer. Empty
 * names are areas that are not told.
 */
export function addAreas(
  country: string,
  province: string,
  district: string,
  sink: RowSink,
): AreaCodes {
  const areas = readAreas(`${country}\t${province}\t${district}`)
  const { province: ofProvince, district: ofDistrict } = areas
  if (ofProvince && sink.lacks('place', ofProvince.id)) addArea(sink, ofProvince)
  if (ofDistrict && sink.lacks('place', ofDistrict.id)) addArea(sink, ofDistrict)
  return areas.codes
}

interface Areas {
  readonly codes: AreaCodes
  readonly province: Place | null
  readonly district: Place | null
}

const readAreas: (key: string) => Areas = remember((key) => {
  const [country = '', provinceName = '', districtName = ''] = key.split('\t')
  const province = provinceName === '' ? null : provinceCode(country, provinceName)
  const district = districtName === '' ? null : districtCode(province ?? country, districtName)
  return {
    codes: { province, district },
    province: province ? areaOf(country, province, null, provinceName) : null,
    district: district ? areaOf(country, province, district, districtName) : null,
  }
})

function addArea(sink: RowSink, place: Place): void {
  sink.once('place', place.id, () => place)
}

function areaOf(
  country: string,
  province: string | null,
  district: string | null,
  name: string,
): Place {
  return {
    country,
    district,
    id: (district ?? province ?? country).toLowerCase(),
    locality: null,
    name: { en: nameOfArea(name) },
    position: null,
    precision: district === null ? 'province' : 'district',
    province,
    version: 1,
  }
}
