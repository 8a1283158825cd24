import type { Place } from '@recount/core/records'
import type { RowSink, SinkMark } from '../reading/source-format.ts'
import { copyText } from '../streaming/copy-text.ts'
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
  const areas = findAreas(country, province, district)
  if (areas.heldBy !== sink.mark) tellAreas(areas, sink)
  return areas.codes
}

interface Areas {
  readonly codes: AreaCodes
  readonly province: Place | null
  readonly district: Place | null
  /** The sink that is known to hold both: asking that of each row would take longer. */
  heldBy: SinkMark | null
}

function tellAreas(areas: Areas, sink: RowSink): void {
  const { province, district } = areas
  const isHeld = (place: Place | null) => place === null || sink.holds('place', place.id)
  if (isHeld(province) && isHeld(district)) areas.heldBy = sink.mark
  else {
    if (province) sink.once('place', province.id, () => province)
    if (district) sink.once('place', district.id, () => district)
  }
}

const mostAreas = 20_000
const known = new Map<string, Map<string, Map<string, Areas>>>()
let areasKnown = 0

function findAreas(country: string, province: string, district: string): Areas {
  const found = known.get(country)?.get(province)?.get(district)
  if (found !== undefined) return found
  if (areasKnown >= mostAreas) {
    known.clear()
    areasKnown = 0
  }
  areasKnown++
  const ofCountry = known.get(country) ?? new Map<string, Map<string, Areas>>()
  const ofProvince = ofCountry.get(province) ?? new Map<string, Areas>()
  const areas = makeAreas(country, copyText(province), copyText(district))
  known.set(country, ofCountry.set(copyText(province), ofProvince.set(copyText(district), areas)))
  return areas
}

function makeAreas(country: string, provinceName: string, districtName: string): Areas {
  const province = provinceName === '' ? null : provinceCode(country, provinceName)
  const district = districtName === '' ? null : districtCode(province ?? country, districtName)
  return {
    codes: { district, province },
    province: province ? areaOf(country, province, null, provinceName) : null,
    district: district ? areaOf(country, province, district, districtName) : null,
    heldBy: null,
  }
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
