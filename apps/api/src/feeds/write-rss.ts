import { escapeXml } from './escape-xml.ts'
import type { Feed, FeedEntry } from './feed-entry.ts'

/** Writes a feed as RSS. Source: RSS 2.0 Specification, RSS Advisory Board. */
export function writeRss(feed: Feed): string {
  const { origin, selfPath, htmlPath, title, updated, entries } = feed
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeXml(title)}</title>
<link>${escapeXml(`${origin}${htmlPath}`)}</link>
<description>The newest revisions of incidents, corrections and withdrawals included.</description>
<lastBuildDate>${rssDate(updated)}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="${escapeXml(`${origin}${selfPath}`)}"/>
${entries.map((entry) => writeItem(origin, entry)).join('')}</channel>
</rss>
`
}

function writeItem(origin: string, entry: FeedEntry): string {
  const { path, incidentPath, title, text, author, recordedAt } = entry
  return `<item>
<title>${escapeXml(title)}</title>
<link>${escapeXml(`${origin}${incidentPath}`)}</link>
<guid isPermaLink="true">${escapeXml(`${origin}${path}`)}</guid>
<pubDate>${rssDate(recordedAt)}</pubDate>
<dc:creator>${escapeXml(author)}</dc:creator>
<description>${escapeXml(text)}</description>
</item>
`
}

/** An instant as RFC 822 writes it, with four digits of the year. */
function rssDate(instant: string): string {
  return new Date(instant).toUTCString()
}
