import { escapeXml } from './escape-xml.ts'
import type { Feed, FeedEntry } from './feed-entry.ts'

/** Writes a feed as Atom. Source: RFC 4287. */
export function writeAtom(feed: Feed): string {
  const { origin, selfPath, htmlPath, title, updated, entries } = feed
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${escapeXml(`${origin}${selfPath}`)}</id>
<title>${escapeXml(title)}</title>
<updated>${updated}</updated>
<author><name>Recount</name></author>
<link rel="self" type="application/atom+xml" href="${escapeXml(`${origin}${selfPath}`)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(`${origin}${htmlPath}`)}"/>
${entries.map((entry) => writeEntry(origin, entry)).join('')}</feed>
`
}

function writeEntry(origin: string, entry: FeedEntry): string {
  const { path, incidentPath, title, text, author, recordedAt } = entry
  return `<entry>
<id>${escapeXml(`${origin}${path}`)}</id>
<title>${escapeXml(title)}</title>
<updated>${recordedAt}</updated>
<author><name>${escapeXml(author)}</name></author>
<link rel="alternate" type="application/json" href="${escapeXml(`${origin}${incidentPath}`)}"/>
<content type="text">${escapeXml(text)}</content>
</entry>
`
}
