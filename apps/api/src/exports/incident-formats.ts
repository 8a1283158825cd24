import { makeIssue, type Parsed } from '@recount/core/primitives'

/** A way to write incidents: `name` is what `f=` and the end of an address say. */
export interface IncidentFormat {
  readonly name: string
  readonly mediaType: string
  readonly summary: string
}

const json: IncidentFormat = {
  name: 'json',
  mediaType: 'application/json',
  summary: 'a page of incidents with all that was said of them',
}

/** The formats beside JSON, each of them of all incidents that answer a query. */
export const exportFormats: readonly IncidentFormat[] = [
  {
    name: 'csv',
    mediaType: 'text/csv',
    summary:
      'one row for each incident with its count under the rule; texts that a spreadsheet could take for formulas have an apostrophe in front',
  },
  {
    name: 'geojson',
    mediaType: 'application/geo+json',
    summary: 'one feature for each incident; without a geometry where only the province is known',
  },
  {
    name: 'jsonl',
    mediaType: 'application/x-ndjson',
    summary: 'every record in full, with all that the incidents refer to; it can be imported',
  },
  {
    name: 'parquet',
    mediaType: 'application/vnd.apache.parquet',
    summary: 'GeoParquet 1.1, with the columns of the CSV',
  },
]

/** All formats of incidents, the one that is given unasked first. */
export const incidentFormats: readonly IncidentFormat[] = [json, ...exportFormats]

/** What a request says of the form of its answer, and the rest of its parameters. */
export interface FormAsked {
  readonly format: IncidentFormat
  readonly hxl: boolean
  readonly search: string
}

/**
 * Reads the form that is asked for: by `f=`, else by the `Accept` header, else JSON. `hxl=1` puts the row
 * of HXL tags into a CSV. `fixed` is the format of an address that ends with one.
 *
 * @example
 * readForm('?f=csv&country=AFG', '*', null).value.search //=> 'country=AFG'
 */
export function readForm(
  search: string,
  accept: string | undefined,
  fixed: IncidentFormat | null,
): Parsed<FormAsked> {
  const parts = search.replace(/^\?/, '').split('&')
  const own = (part: string) => (fixed === null && part.startsWith('f=')) || part.startsWith('hxl=')
  const rest = parts.filter((part) => !own(part)).join('&')
  const [named, ...more] = parts.filter((part) => own(part) && part.startsWith('f='))
  const [tags, ...moreTags] = parts.filter((part) => part.startsWith('hxl='))
  if (more.length > 0) return refuse('repeated-parameter', 'f', 'once', named)
  if (moreTags.length > 0) return refuse('repeated-parameter', 'hxl', 'once', tags)
  const name = named?.slice(2) ?? ''
  const format =
    fixed ??
    (name === '' ? negotiateFormat(accept) : incidentFormats.find((each) => each.name === name))
  if (format === undefined) return refuse('malformed-parameter', 'f', namesOfFormats, name)
  const hxl = tags?.slice('hxl='.length) ?? '0'
  const isRead = hxl === '' || hxl === '0' || (hxl === '1' && format.name === 'csv')
  if (!isRead) return refuse('malformed-parameter', 'hxl', '0, or 1 with the format csv', hxl)
  return { value: { format, hxl: hxl === '1', search: rest }, issues: [] }
}

/**
 * The format that an `Accept` header likes best; JSON where it likes none, which serves everybody better
 * than no answer. Source: RFC 9110, 12.5.1.
 *
 * @example
 * negotiateFormat('text/csv;q=0.5, application/geo+json').name //=> 'geojson'
 */
export function negotiateFormat(accept = ''): IncidentFormat {
  let [best, greatest] = [json, 0]
  for (const range of accept.split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const format =
      type === '*/*' ? json : incidentFormats.find(({ mediaType }) => mediaType === type)
    const quality = Number(parameters.find((part) => part.startsWith('q='))?.slice(2) ?? 1)
    if (format !== undefined && quality > greatest) [best, greatest] = [format, quality]
  }
  return best
}

const namesOfFormats = incidentFormats.map(({ name }) => name).join(', ')

function refuse(code: string, path: string, expected: string, received: unknown): Parsed<never> {
  return { value: null, issues: [makeIssue(code, path, expected, received)] }
}
