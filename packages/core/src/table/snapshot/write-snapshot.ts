import { canonicalTable } from '../canonical-table.ts'
import type { IncidentTable } from '../incident-table.ts'
import { cellParts } from './cell-parts.ts'
import { countedParts } from './counted-parts.ts'
import { descriptionParts } from './description-parts.ts'
import { placeParts } from './place-parts.ts'
import { quantityPart } from './quantity-part.ts'
import type { Section } from './section.ts'
import { sumPart } from './sum-parts.ts'
import { writeContainer } from './write-container.ts'

/**
 * Encodes a table as one file. Equal rows make equal bytes, in whatever order they came and whatever else
 * was added and removed since.
 *
 * `first` are parts that a reader will want before all others. Compression is left to whoever carries the
 * file: numbers are written so that it finds much to do (byte planes, codes told by other codes).
 *
 * @throws RangeError when the file would be longer than 4 GiB.
 */
export function writeSnapshot(table: IncidentTable, first: readonly Section[] = []): Uint8Array {
  const canonical = canonicalTable(table)
  const [blocks, ...counted] = countedParts(canonical)
  const [country, ...places] = placeParts(canonical)
  const countryFirst = [blocks, country].filter((part) => part !== undefined)
  return writeContainer({ rule: canonical.rule, rows: canonical.length }, [
    ...first,
    ...countryFirst,
    sumPart(canonical),
    quantityPart(canonical.quantities),
    ...counted,
    ...places,
    ...descriptionParts(canonical),
    ...cellParts(canonical),
  ])
}
