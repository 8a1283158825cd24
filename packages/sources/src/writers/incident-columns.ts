import type { CountedIncident } from '@recount/core/counting'
import { textIn } from '@recount/core/primitives'
import { type CountableHarm, countableHarms } from '@recount/core/records'

/** What a column of the table of incidents holds; `date` is a day as YYYY-MM-DD. */
export type IncidentColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date'

/** A column of the table of incidents: one row for each incident, with its count under one rule. */
export interface IncidentColumn {
  readonly name: string
  readonly type: IncidentColumnType
  /** The HXL tag, `null` where there is none that fits. */
  readonly hxl: string | null
  readonly description: string
  /** The value of an incident; `null` is not told, never 0. */
  readonly readValue: (counted: CountedIncident) => string | number | boolean | null
}

const numberOf = { low: 'least', best: 'best estimate', high: 'greatest' } as const
const hxlOf = { low: 'min', best: 'best', high: 'max' } as const

/** All columns, in their order. Lists are parted by semicolons. */
export const incidentColumns: readonly IncidentColumn[] = [
  text('incident', '#event+id', 'Id of the incident', ({ incident }) => incident.id),
  text('title', '#event+name', 'Title, in English where there is one', ({ incident }) =>
    textIn(incident.title, 'en'),
  ),
  day(
    'date_from',
    '#date+start',
    'First day that it can have been',
    ({ incident }) => incident.when.earliest,
  ),
  day(
    'date_to',
    '#date+end',
    'Last day that it can have been',
    ({ incident }) => incident.when.latest,
  ),
  text(
    'date_precision',
    null,
    'How exactly the day is known',
    ({ incident }) => incident.when.precision,
  ),
  text('country', '#country+code', 'ISO 3166-1 alpha-3', ({ incident }) => incident.where.country),
  text('province', '#adm1+code', 'Code of the province', ({ incident }) => incident.where.province),
  text('district', '#adm2+code', 'Code of the district', ({ incident }) => incident.where.district),
  text('locality', '#loc+name', 'Town, village or quarter', ({ incident }) =>
    incident.where.locality === null ? null : textIn(incident.where.locality, 'en'),
  ),
  {
    name: 'latitude',
    type: 'number',
    hxl: '#geo+lat',
    description: 'Degrees, WGS 84; it stands for the whole area that place_precision names',
    readValue: ({ incident }) => incident.where.position?.latitude ?? null,
  },
  {
    name: 'longitude',
    type: 'number',
    hxl: '#geo+lon',
    description: 'Degrees, WGS 84; it stands for the whole area that place_precision names',
    readValue: ({ incident }) => incident.where.position?.longitude ?? null,
  },
  text(
    'place_precision',
    '#geo+precision',
    'How exactly the place is known',
    ({ incident }) => incident.where.precision,
  ),
  text('type', '#event+type', 'Event type', ({ incident }) => incident.what.type),
  text('subtype', '#event+type+sub', 'Event sub-type', ({ incident }) => incident.what.subtype),
  text('methods', '#event+method', 'Methods and weapons', ({ incident }) =>
    listOf(incident.what.methods),
  ),
  {
    name: 'suicide',
    type: 'boolean',
    hxl: null,
    description: 'Whether it was a suicide attack',
    readValue: ({ incident }) => incident.what.suicide,
  },
  text('targets', '#event+target', 'What was aimed at', ({ incident }) =>
    listOf(incident.what.targets.map(({ type }) => type)),
  ),
  text('outcome', null, 'What became of it', ({ incident }) => incident.what.outcome),
  text(
    'actors',
    '#group+id',
    'Who is held responsible by anybody, with the strictest standard met',
    ({ perpetrators }) =>
      listOf(perpetrators.map(({ actor, standard }) => `${actor} (${standard})`)),
  ),
  ...countableHarms.flatMap(tollColumns),
  {
    name: 'claims',
    type: 'integer',
    hxl: null,
    description: 'How many claims are kept of it',
    readValue: ({ incident }) => incident.claims.length,
  },
  text('speakers', '#meta+source', 'Who is quoted, by id', ({ incident }) =>
    listOf([...new Set(incident.claims.map(({ speaker }) => speaker))].sort()),
  ),
  text('grade', null, 'Verification grade', ({ incident }) => incident.assessment?.grade ?? null),
  text(
    'dataset',
    '#meta+dataset',
    'Dataset that it was imported from',
    ({ incident }) => incident.dataset,
  ),
  text('rule', '#meta+rule', 'Counting rule of the numbers', ({ rule }) => rule),
]

function tollColumns(harm: CountableHarm): readonly IncidentColumn[] {
  const bounds = (['low', 'best', 'high'] as const).map(
    (bound): IncidentColumn => ({
      name: `${harm}_${bound}`,
      type: 'integer',
      hxl: `#affected+${harm}+${hxlOf[bound]}`,
      description: `People ${harm}, ${numberOf[bound]}; empty where it is not told or open`,
      readValue: ({ totals }) => totals[harm]?.quantity[bound] ?? null,
    }),
  )
  const unknown: IncidentColumn = {
    name: `${harm}_unknown`,
    type: 'boolean',
    hxl: null,
    description: `Whether it is told that people were ${harm}, but not how many`,
    readValue: ({ totals }) => totals[harm]?.unknown ?? null,
  }
  return [...bounds, unknown]
}

function text(
  name: string,
  hxl: string | null,
  description: string,
  readValue: (counted: CountedIncident) => string | null,
): IncidentColumn {
  return { name, type: 'string', hxl, description, readValue }
}

function day(
  name: string,
  hxl: string,
  description: string,
  readValue: (counted: CountedIncident) => string | null,
): IncidentColumn {
  return { name, type: 'date', hxl, description, readValue }
}

function listOf(words: readonly string[]): string | null {
  return words.length === 0 ? null : words.join('; ')
}
