import { type Codes, makeCodes } from '../codes.ts'
import { type Column, valuesOf } from '../column.ts'
import type { IncidentTable } from '../incident-table.ts'
import { offsetsOf } from '../offsets.ts'
import type { PositionColumn } from '../position-column.ts'
import { type TextColumn, textEntries } from '../text-column.ts'
import type { WordColumn } from '../word-column.ts'
import { degreeListCount, degreeLists, readDegrees } from './degree-lists.ts'
import { listsGiven, takeGiven } from './given-codes.ts'
import { listAt } from './part-reader.ts'
import { type Section, wholeSection } from './section.ts'
import { listsOfTexts, textOfUnits, textsOfLists } from './text-lists.ts'

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
export function readGivenWords(lists: readonly Codes[], parent: Codes): WordColumn {
  const entries = textsOfLists(listAt(lists, 0), listAt(lists, 1))
  return { entries, codes: takeGiven(lists, 2, parent, entries.length) }
}

/** Positions told by district and province. */
export function readPositions(
  lists: readonly Codes[],
  district: WordColumn,
  province: WordColumn,
): PositionColumn {
  const precision = new Uint8Array(listAt(lists, degreeListCount))
  const entries = { ...readDegrees(lists), precision }
  const parents = smallestAreas(district, province)
  return { entries, codes: takeGiven(lists, degreeListCount + 1, parents, entries.latitude.length) }
}

/** Texts told by position. */
export function readGivenTexts(
  lists: readonly Codes[],
  { codes: parent }: PositionColumn,
): TextColumn {
  const entries = {
    pool: textOfUnits(listAt(lists, 1)),
    offsets: offsetsOf(listAt(lists, 0)),
  }
  return { entries, codes: takeGiven(lists, 2, parent, entries.offsets.length - 1) }
}

function entriesOf({ entries }: Column<readonly unknown[]>): number {
  return entries.length + 1
}

/** The district of each row, or, above the codes of districts, its province where that is all there is. */
function smallestAreas(district: WordColumn, province: WordColumn): Codes {
  const districts = district.entries.length
  const areas = makeCodes(district.codes.length, entriesOf(district) + province.entries.length)
  for (let row = 0; row < areas.length; row++) {
    const code = district.codes[row] ?? districts
    areas[row] = code < districts ? code : districts + 1 + (province.codes[row] ?? 0)
  }
  return areas
}
