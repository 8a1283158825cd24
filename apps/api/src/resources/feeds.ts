import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { formatQuery, parameterNames } from '@recount/core/query'
import type { Ledger } from '@recount/ledger'
import type { Feed } from '../feeds/feed-entry.ts'
import { listFeedEntries } from '../feeds/list-feed-entries.ts'
import { writeAtom } from '../feeds/write-atom.ts'
import { writeJsonFeed } from '../feeds/write-json-feed.ts'
import { writeRss } from '../feeds/write-rss.ts'
import { describeParameters } from '../parameters/describe-parameters.ts'
import { badParameter, describeAnswers, respondProblem } from '../problems/index.ts'
import { askView } from '../public-view/ask-view.ts'
import type { PublicRegisters } from '../public-view/public-registers.ts'
import { respond } from '../representation/respond.ts'

interface FeedFormat {
  readonly name: string
  readonly title: string
  readonly mediaType: string
  readonly write: (feed: Feed) => string
}

const formats: readonly FeedFormat[] = [
  { name: 'atom', title: 'Atom', mediaType: 'application/atom+xml', write: writeAtom },
  { name: 'rss', title: 'RSS', mediaType: 'application/rss+xml', write: writeRss },
  { name: 'json', title: 'JSON Feed', mediaType: 'application/feed+json', write: writeJsonFeed },
]

// A feed has one order and no pages.
const taken = parameterNames.filter((name) => name !== 'cursor' && name !== 'sort')

const noInstant = '1970-01-01T00:00:00.000Z'

/** Adds the feeds of a query: the newest revisions of incidents that answer it. */
export function addFeeds(api: OpenAPIHono, registers: PublicRegisters, ledger: Ledger): void {
  for (const { name, title, mediaType, write } of formats) {
    const path = `/v1/feed.${name}`
    const route = createRoute({
      method: 'get',
      path,
      operationId: `feed-${name}`,
      tags: ['Corrections'],
      summary: `The newest revisions of incidents that answer a query, as ${title}`,
      description: 'Corrections, mergers and withdrawals are entries of their own.',
      parameters: describeParameters(taken),
      responses: describeAnswers(z.string(), 'The feed.', [], mediaType),
    })
    api.openapi(route, async (context) => {
      const { value: asked, issues } = await askView(context, registers, taken)
      if (asked === null) return respondProblem(context, badParameter(issues))
      const { query, view } = asked
      const entries = await listFeedEntries(ledger, registers, view, query)
      const canonical = formatQuery(query)
      const search = canonical === '' ? '' : `?${canonical}`
      const { origin } = new URL(context.req.url)
      const feed: Feed = {
        origin,
        selfPath: `${path}${search}`,
        htmlPath: `/${search}`,
        title: canonical === '' ? 'Recount' : `Recount: ${canonical}`,
        updated: entries[0]?.recordedAt ?? noInstant,
        entries,
      }
      return respond(context, {
        view,
        canonical: `${origin} ${canonical}`,
        links: [{ href: `/v1/incidents${search}`, rel: 'related', type: 'application/json' }],
        contentType: `${mediaType}; charset=utf-8`,
        text: () => write(feed),
      })
    })
  }
}
