import type { Codes } from '../codes.ts'
import { type Column, valuesOf } from '../column.ts'
import type { IncidentTable } from '../incident-table.ts'
import type { PositionColumn } from '../position-column.ts'
import { type TextColumn, textEntries } from '../text-column.ts'
import type { WordColumn } from '../word-column.ts'
import { degreeListCount, degreeLists, readDegrees } from './degree-lists.ts'
import { listsGiven, stretch, type TakeCodes, takeGiven, takerOf } from './given-codes.ts'
import { type Section, wholeSection } from './section.ts'
import { bytesOfList, listAt, offsetsOfList, type StoredList } from './stored-list.ts'
import { listsOfTexts, readTexts, textOfList } from './text-lists.ts'

/**
 * Places from the greater to the smaller, each told by the one that it lies in: provinces given the
 * country, districts given the province, positions given the district (or the province where that is not
 * known), texts given the position.
 */
export function placeParts(table: IncidentTable): readonly Section[] {
  const { country, province, district, position, text } = table
  return [
    wholeSection('country', listsOfTexts(country.entries)),
    wholeSection('province', [
      ...listsOfTexts(province.entries),
      ...listsGiven(country.codes, entriesOf(country), province.codes, entriesOf(province)),
    ]),
    wholeSection('district', [
      ...listsOfTexts(district.entries),
      ...listsGiven(province.codes, entriesOf(province), district.codes, entriesOf(district)),
    ]),
    wholeSection('position', [
      ...degreeLists(position.entries),
      position.entries.precision,
      ...listsGiven(
        smallestAreas(district, province),
        entriesOf(district) + entriesOf(province),
        position.codes,
        position.entries.latitude.length + 1,
      ),
    ]),
    wholeSection('text', [
      ...listsOfTexts(valuesOf(textEntries, text.entries)),
      ...listsGiven(
        position.codes,
        position.entries.latitude.length + 1,
        text.codes,
        text.entries.offsets.length,
      ),
    ]),
  ]
}

/** Words told by a parent. */
export function readGivenWords(lists: readonly StoredList[], parent: Codes): WordColumn {
  const entries = readTexts(lists, 0)
  return { entries, codes: takeGiven(lists, 2, takerOf(parent), entries.length) }
}

/** Positions told by district and province. */
export function readPositions(
  lists: readonly StoredList[],
  district: WordColumn,
  province: WordColumn,
): PositionColumn {
  const precision = bytesOfList(listAt(lists, degreeListCount))
  const entries = { ...readDegrees(lists), precision }
  const takeAreas = takerOfAreas(district, province)
  const positions = entries.latitude.length
  return { entries, codes: takeGiven(lists, degreeListCount + 1, takeAreas, positions) }
}

/** Texts told by position. */
export function readGivenTexts(
  lists: readonly StoredList[],
  { codes: parent }: PositionColumn,
): TextColumn {
  const entries = { pool: textOfList(listAt(lists, 1)), offsets: offsetsOfList(listAt(lists, 0)) }
  return { entries, codes: takeGiven(lists, 2, takerOf(parent), entries.offsets.length - 1) }
}

function entriesOf({ entries }: Column<readonly unknown[]>): number {
  return entries.length + 1
}

/** The smallest areas of all rows. */
function smallestAreas(district: WordColumn, province: WordColumn): Uint32Array {
  const areas = new Uint32Array(district.codes.length)
  const take = takerOfAreas(district, province)
  for (let start = 0; start < areas.length; start += stretch) {
    take(areas.subarray(start, start + stretch), start, Math.min(start + stretch, areas.length))
  }
  return areas
}

/** Takes the district of each row, or, above the codes of districts, its province where that is all there is. */
function takerOfAreas(district: WordColumn, province: WordColumn): TakeCodes {
  const provinces = new Uint32Array(stretch)
  const districts = district.entries.length
  return (into, start, end) => {
    into.set(district.codes.subarray(start, end))
    provinces.set(province.codes.subarray(start, end))
    takeProvinces(into, provinces, districts, end - start)
  }
}

function takeProvinces(
  areas: Uint32Array,
  provinces: Uint32Array,
  districts: number,
  rows: number,
): void {
  for (let row = 0; row < rows; row++) {
    if ((areas[row] ?? 0) >= districts) areas[row] = districts + 1 + (provinces[row] ?? 0)
  }
}
