import type { SourceManifest } from '../reading/source-manifest.ts'

const ours = {
  publisher: 'a ledger of Recount',
  url: null,
  licence: null,
  citation: null,
  idPrefix: null,
}

/** Records of ours, one in each line. */
export const jsonLinesManifest: SourceManifest = {
  ...ours,
  format: 'json-lines',
  title: 'Records as JSON Lines',
  layouts: ['one record in each line, as {"kind": …, "record": …}'],
}

/** Records of ours in one JSON document. */
export const jsonManifest: SourceManifest = {
  ...ours,
  format: 'json',
  title: 'Records as JSON',
  layouts: [
    'an object of lists: sources, documents, actors, places, incidents, reportedTotals',
    'a list of {"kind": …, "record": …}',
  ],
}
