import { expect, it } from 'vitest'
import { formatLinks, nextPage } from './link.ts'

it('formatLinks writes one Link header of several links', () => {
  expect(
    formatLinks([
      { href: '/v1', rel: 'up', title: 'The "landing" page' },
      { href: '/docs', rel: 'service-doc', type: 'text/html' },
    ]),
  ).toBe('</v1>; rel="up"; title="The landing page", </docs>; rel="service-doc"; type="text/html"')
})

it('nextPage links to nothing behind the last page', () => {
  expect(nextPage('/v1/sources', 'limit=2', null)).toEqual([])
  expect(nextPage('/v1/sources', 'limit=2&cursor=a', 'a')).toEqual([
    { href: '/v1/sources?limit=2&cursor=a', rel: 'next' },
  ])
})
