import type { Source } from '@recount/core/records'
import type { SourceManifest } from '../reading/source-manifest.ts'

/** Tables of least and greatest tolls, as Airwars and the Bureau of Investigative Journalism keep them. */
export const airwarsManifest: SourceManifest = {
  format: 'airwars',
  title: 'Incidents with least and greatest tolls (Airwars and alike)',
  publisher: 'Airwars, and others who keep such tables',
  url: 'https://airwars.org/',
  licence: 'as the publisher of the table states',
  citation: 'Airwars, civilian harm archive; and the date of access.',
  layouts: [
    'least and greatest numbers of civilians killed and injured, children and women among them, a grade',
    'least and greatest numbers of all people killed, of civilians and children among them; NA for unknown',
  ],
  idPrefix: 'airwars-',
}

/** The dataset as a source: the speaker of all its claims. */
export const airwarsSource: Source = {
  id: 'airwars',
  version: 1,
  name: { en: 'Airwars' },
  kind: 'dataset',
  languages: ['en'],
  url: 'https://airwars.org/',
  actor: null,
  derivedFrom: [],
}
