import type { Source } from '@recount/core/records'
import type { SourceManifest } from '../reading/source-manifest.ts'

/** GTD: what it is, whose, and how to cite it. */
export const gtdManifest: SourceManifest = {
  format: 'gtd',
  title: 'Global Terrorism Database (GTD)',
  publisher:
    'National Consortium for the Study of Terrorism and Responses to Terrorism (START), University of Maryland',
  url: 'https://www.start.umd.edu/gtd/',
  licence: 'GTD end user licence: registered access; rows may not be redistributed',
  citation:
    'START (National Consortium for the Study of Terrorism and Responses to Terrorism). Global Terrorism Database, codebook and data file of the release used.',
  layouts: ['135 columns (2018 and alike), Latin-1 or UTF-8'],
  idPrefix: 'gtd-',
}

/** The dataset as a source: the speaker of all its claims. */
export const gtdSource: Source = {
  id: 'gtd',
  version: 1,
  name: { en: 'GTD' },
  kind: 'dataset',
  languages: ['en'],
  url: 'https://www.start.umd.edu/gtd/',
  actor: null,
  derivedFrom: [],
}
