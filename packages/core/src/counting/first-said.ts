import type { IsoDate } from '../primitives/index.ts'
import type { Document, Incident } from '../records/index.ts'

/**
 * The first day on which something was said of an incident: the least of its claims' days, each the day
 * on which it was said or, where that is not known, the day on which its document was published.
 * `null` where no claim and no document is dated.
 *
 * @example
 * firstSaid({ claims: [] }, new Map()) //=> null
 */
export function firstSaid(
  incident: Pick<Incident, 'claims'>,
  documents: ReadonlyMap<string, Pick<Document, 'published'>>,
): IsoDate | null {
  let first: IsoDate | null = null
  for (const { date, document } of incident.claims) {
    const said = date ?? documents.get(document)?.published ?? null
    if (said !== null && (first === null || said < first)) first = said
  }
  return first
}
