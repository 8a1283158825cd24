import type { CountedIncident } from '@recount/core/counting'
import type { PublicRecordSet } from '@recount/core/protection'
import { type CountOptions, countEach } from './count-each.ts'
import { incidentColumns } from './incident-columns.ts'
import { pointOf } from './point-of.ts'

/**
 * Writes one feature for each incident, as GeoJSON after RFC 7946, with the columns of the table of
 * incidents as its properties.
 *
 * An incident that is known to its province or country only has no geometry: a province's middle is no
 * place of an attack, and a map would draw it as one.
 */
export function* writeGeoJson(
  records: PublicRecordSet,
  options: CountOptions = {},
): Generator<string> {
  yield opening
  let separator = '\n'
  for (const counted of countEach(records, options)) {
    yield `${separator}${JSON.stringify(featureOf(counted))}`
    separator = ',\n'
  }
  yield closing
}

/** The same of records that come in pages, in the order of the incidents' ids: no more than one is held. */
export async function* writeGeoJsonPages(
  pages: AsyncIterable<PublicRecordSet>,
  options: CountOptions = {},
): AsyncGenerator<string> {
  yield opening
  let separator = '\n'
  for await (const page of pages) {
    for (const counted of countEach(page, options)) {
      yield `${separator}${JSON.stringify(featureOf(counted))}`
      separator = ',\n'
    }
  }
  yield closing
}

const opening = '{"type":"FeatureCollection","features":['
const closing = '\n]}\n'

function featureOf(counted: CountedIncident) {
  const point = pointOf(counted.incident.where)
  return {
    type: 'Feature',
    id: counted.incident.id,
    geometry: point && { type: 'Point', coordinates: [point.longitude, point.latitude] },
    properties: Object.fromEntries(
      incidentColumns.map(({ name, readValue }) => [name, readValue(counted)]),
    ),
  }
}
