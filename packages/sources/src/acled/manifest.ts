import type { Source } from '@recount/core/records'
import type { SourceManifest } from '../reading/source-manifest.ts'

/** ACLED: what it is, whose, and how to cite it. */
export const acledManifest: SourceManifest = {
  format: 'acled',
  title: 'Armed Conflict Location & Event Data (ACLED)',
  publisher: 'Armed Conflict Location & Event Data Project',
  url: 'https://acleddata.com/',
  licence: 'ACLED terms of use: registered access; rows may not be redistributed',
  citation:
    'Raleigh, Clionadh, Andrew Linke, Håvard Hegre and Joakim Karlsen (2010). Introducing ACLED: An Armed Conflict Location and Event Dataset. Journal of Peace Research 47(5), 651–660; and the date of access.',
  layouts: [
    'version 6 (2016): upper-case names, GWNO, ALLY_ACTOR_n, dd/mm/yyyy, Windows-1252, empty columns at the end',
    '2019 to 2022: lower-case names, data_id, event_id_no_cnty, assoc_actor_n, iso3; HDX adds a row of HXL tags',
    '2022 and later: disorder_type, civilian_targeting, tags; inter1 and inter2 as numbers or words',
    'export tool: days as "16 May 2025"',
  ],
  idPrefix: 'acled-',
}

/** The dataset as a source: the speaker of all its claims. */
export const acledSource: Source = {
  id: 'acled',
  version: 1,
  name: { en: 'ACLED' },
  kind: 'dataset',
  languages: ['en'],
  url: 'https://acleddata.com/',
  actor: null,
  derivedFrom: [],
}
