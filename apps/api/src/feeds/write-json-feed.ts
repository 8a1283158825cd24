import type { Feed } from './feed-entry.ts'

/** Writes a feed as JSON Feed. Source: JSON Feed Version 1.1. */
export function writeJsonFeed({ origin, selfPath, htmlPath, title, entries }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: `${origin}${htmlPath}`,
    feed_url: `${origin}${selfPath}`,
    items: entries.map((entry) => ({
      id: `${origin}${entry.path}`,
      url: `${origin}${entry.incidentPath}`,
      title: entry.title,
      content_text: entry.text,
      date_published: entry.recordedAt,
      authors: [{ name: entry.author }],
    })),
  })
}
