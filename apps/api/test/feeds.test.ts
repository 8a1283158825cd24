import { spawnSync } from 'node:child_process'
import { casebook } from '@recount/casebook'
import type { Incident } from '@recount/core/records'
import { describe, expect, it } from 'vitest'
import { openApp } from './open-app.ts'

const hasLibxml = spawnSync('xmllint', ['--version']).status === 0
const kaj = casebook.incidents.find(({ id }) => id === 'afg-2022-kaj')
if (kaj === undefined) throw new Error('no incidents')
const fresh: Incident = {
  ...kaj,
  id: 'afg-2022-new',
  links: [],
  title: { en: 'A <b>"new"</b> & one' },
}

async function openWithChanges() {
  const opened = await openApp()
  const token = await opened.tokenOf('editor-1', 'edit', 'publish')
  const write = async (method: string, path: string, body: object, version?: number) => {
    const headers: Record<string, string> = version ? { 'If-Match': `"${version}"` } : {}
    const answer = await opened.send(method, path, { token, body, headers })
    expect(answer.response.ok).toBe(true)
    return answer.body.revision as number
  }
  return { ...opened, write }
}

const itemsOf = async ({ get }: Awaited<ReturnType<typeof openApp>>, search = '') =>
  (await get(`/v1/feed.json${search}`)).body.items

describe('a feed', () => {
  it('tells the newest revisions of incidents first', async () => {
    const opened = await openWithChanges()
    const path = `/v1/incidents/${fresh.id}`
    const made = await opened.write('POST', '/v1/incidents', { record: fresh, reason: 'reported' })
    const revised = await opened.write('PUT', path, { record: fresh, reason: 'corrected' }, 1)
    const gone = await opened.write('DELETE', path, { reason: 'a duplicate' }, 2)
    const items = await itemsOf(opened)
    expect(items.slice(0, 3)).toMatchObject([
      {
        id: `http://localhost/v1/revisions/${gone}`,
        url: `http://localhost${path}`,
        title: 'A <b>"new"</b> & one (withdrawn)',
        content_text: 'It was withdrawn. a duplicate',
        authors: [{ name: 'editor-1' }],
      },
      { id: `http://localhost/v1/revisions/${revised}`, title: 'A <b>"new"</b> & one (revised)' },
      { id: `http://localhost/v1/revisions/${made}`, title: 'A <b>"new"</b> & one' },
    ])
    expect(items[2].content_text).toBe('Killed: at least 53. Wounded: 110. reported')
    expect(items).toHaveLength(13)
    for (const { id } of items) {
      expect((await opened.get(id.replace('http://localhost', ''))).response.status).toBe(200)
    }
  })

  it('holds what answers its query, as each revision stood', async () => {
    const opened = await openWithChanges()
    const path = `/v1/incidents/${fresh.id}`
    await opened.write('POST', '/v1/incidents', { record: fresh, reason: 'reported' })
    const moved = {
      ...fresh,
      where: { ...fresh.where, country: 'PAK', province: null, district: null },
    }
    await opened.write('PUT', path, { record: moved, reason: 'across the border' }, 1)
    await opened.write('DELETE', path, { reason: 'a duplicate' }, 2)
    expect(await itemsOf(opened, '?country=PAK')).toMatchObject([
      { content_text: 'It was withdrawn. a duplicate' },
      { content_text: expect.stringMatching(/across the border$/) },
    ])
    expect(await itemsOf(opened, '?country=AFG&incident=afg-2022-new')).toHaveLength(1)
    expect(await itemsOf(opened, '?country=AFG&limit=4')).toHaveLength(4)
    expect(await itemsOf(opened, '?q=nothing+at+all')).toEqual([])
    expect(await itemsOf(opened, '?asOf=80')).toHaveLength(10)
  })

  it('tells nothing of drafts', async () => {
    const opened = await openWithChanges()
    const record = { ...fresh, status: 'draft' }
    await opened.write('POST', '/v1/incidents', { record, reason: 'reported' })
    await opened.write('DELETE', `/v1/incidents/${fresh.id}`, { reason: 'no' }, 1)
    expect(await itemsOf(opened)).toHaveLength(10)
  })

  it('is Atom with what RFC 4287 asks for', async () => {
    const opened = await openWithChanges()
    await opened.write('POST', '/v1/incidents', { record: fresh, reason: 'a < b & \u0007c' })
    const { text, response } = await opened.get('/v1/feed.atom?country=AFG')
    expect(response.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8')
    expect(text).toContain('<title>A &lt;b&gt;&quot;new&quot;&lt;/b&gt; &amp; one</title>')
    expect(text).toContain('a &lt; b &amp; c</content>')
    expect(text).toContain(
      '<link rel="self" type="application/atom+xml" href="http://localhost/v1/feed.atom?country=AFG"/>',
    )
    expect(text.match(/<entry>/g)).toHaveLength(11)
    for (const element of ['id', 'title', 'updated']) {
      expect(text.match(new RegExp(`<${element}>`, 'g'))).toHaveLength(12)
    }
    const ids = [...text.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, instant = ''] of text.matchAll(/<updated>(.*?)<\/updated>/g)) {
      expect(new Date(instant).toISOString()).toBe(instant)
    }
  })

  it('is RSS 2.0 with dates as RFC 822 writes them', async () => {
    const { get } = await openApp()
    const { text } = await get('/v1/feed.rss')
    expect(text).toContain('<rss version="2.0"')
    expect(text.match(/<item>/g)).toHaveLength(10)
    for (const [, date = ''] of text.matchAll(/<pubDate>(.*?)<\/pubDate>/g)) {
      expect(date).toMatch(/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/)
    }
  })

  it.each(['atom', 'rss'])(
    `is well-formed XML: %s${hasLibxml ? '' : ' (skipped: xmllint is not installed)'}`,
    async (name) => {
      if (!hasLibxml) return
      const { get } = await openApp({
        records: { ...casebook, incidents: [{ ...fresh, title: { en: 'a\u0000]]>\ufffe<&"\'' } }] },
      })
      const { text } = await get(`/v1/feed.${name}?q=%26%3C%22`)
      const all = await get(`/v1/feed.${name}`)
      for (const input of [text, all.text]) {
        const { status, stderr } = spawnSync('xmllint', ['--noout', '-'], { input })
        expect([status, stderr.toString()]).toEqual([0, ''])
      }
    },
  )

  it('is JSON Feed 1.1', async () => {
    const { get } = await openApp()
    const { body } = await get('/v1/feed.json?country=AFG')
    expect(body).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Recount: country=AFG',
      home_page_url: 'http://localhost/?country=AFG',
      feed_url: 'http://localhost/v1/feed.json?country=AFG',
    })
  })
})
