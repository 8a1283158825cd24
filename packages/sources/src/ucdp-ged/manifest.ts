import type { Source } from '@recount/core/records'
import type { SourceManifest } from '../reading/source-manifest.ts'

/** UCDP GED: what it is, whose, and how to cite it. */
export const ucdpGedManifest: SourceManifest = {
  format: 'ucdp-ged',
  title: 'UCDP Georeferenced Event Dataset (GED)',
  publisher:
    'Uppsala Conflict Data Program, Department of Peace and Conflict Research, Uppsala University',
  url: 'https://ucdp.uu.se/downloads/',
  licence: 'CC-BY-4.0',
  citation:
    'Sundberg, Ralph and Erik Melander (2013). Introducing the UCDP Georeferenced Event Dataset. Journal of Peace Research 50(4), 523–532; and the codebook of the release used.',
  layouts: [
    '41 columns: Syria, special release',
    '42 columns: releases 17 to 19, order low, best, high',
    '43 columns: as HDX publishes it, with iso3 and a second row of HXL tags',
    '49 columns: releases from 20 on, order best, high, low',
    '49 columns without a header: some monthly candidate files',
  ],
  idPrefix: 'ucdp-ged-',
}

/** The dataset as a source: the speaker of all its claims. */
export const ucdpGedSource: Source = {
  id: 'ucdp-ged',
  version: 1,
  name: { en: 'UCDP GED' },
  kind: 'dataset',
  languages: ['en'],
  url: 'https://ucdp.uu.se/',
  actor: null,
  derivedFrom: [],
}
