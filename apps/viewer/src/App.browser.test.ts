import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createApp, type App as VueApp } from 'vue'
import App from './App.vue'
import { makeLedgerReader } from './data/ledger-reader.ts'
import { connectTo } from './data/recount-api.ts'
import './design/styles/fonts.css'
import './design/styles/tokens.css'
import './design/styles/base.css'
import { languageOfPath } from './language/languages.ts'
import { loadCatalogue } from './language/load-catalogue.ts'
import { makeRouter } from './views/router.ts'

const home = location.href
let app: VueApp | null = null

type Answering = (address: string) => Response | Promise<Response> | null

const failing: Answering = () => new Response('', { status: 503 })

/** Opens the whole viewer at a path, over the API with the seed casebook, but for what is told otherwise. */
async function open(path: string, otherwise: Answering = () => null) {
  history.replaceState(null, '', path)
  const root = document.createElement('div')
  document.body.append(root)
  const api = connectTo('/v1', (address, request) => {
    const answer = otherwise(String(address))
    return answer === null ? fetch(address, request) : Promise.resolve(answer)
  })
  const ledger = makeLedgerReader(api)
  const router = makeRouter()
  const catalogue = await loadCatalogue(languageOfPath(location.pathname).tag)
  await router.push(path)
  app = createApp(App, { ledger, catalogue }).use(router)
  app.mount(root)
  return root
}

beforeEach(() => localStorage.clear())
afterEach(() => {
  app?.unmount()
  document.body.replaceChildren()
  history.replaceState(null, '', home)
})

const problem = () => document.querySelector('[role="alert"]')?.textContent
const headline = (of: string) => document.querySelector(`[data-number="${of}"]`)?.textContent

describe('the viewer', () => {
  it('shows the numbers of the address', async () => {
    await open('/?actor=iskp')
    await expect.poll(() => headline('killed')).toBe('96')
    await expect.poll(() => headline('incidents')).toBe('9')
  })
  it('changes the address when a bar is chosen, and the numbers with it', async () => {
    await open('/?actor=iskp')
    await page.getByRole('button', { name: /^Herat/ }).click()
    await expect.poll(() => location.search).toBe('?province=AF32&actor=iskp')
    await expect.poll(() => headline('killed')).toBe('23')
    history.back()
    await expect.poll(() => headline('killed')).toBe('96')
  })
  it('lets the numbers follow a drag over the timeline before it is chosen', async () => {
    await open('/?actor=iskp')
    const plot = document.querySelector('.plot')
    const { left = 0, width = 0, top = 0 } = plot?.getBoundingClientRect() ?? {}
    const at = (type: string, fraction: number) =>
      plot?.dispatchEvent(
        new PointerEvent(type, {
          clientX: left + width * fraction,
          clientY: top + 9,
          bubbles: true,
        }),
      )
    at('pointerdown', 0.999)
    await expect.poll(() => headline('incidents')).not.toBe('9')
    expect(location.search).toBe('?actor=iskp')
    at('pointercancel', 0.999)
    await expect.poll(() => headline('incidents')).toBe('9')
  })
  it('changes the number when another rule is chosen', async () => {
    await open('/?actor=iskp')
    await page.getByRole('radio', { name: /^United Nations only/ }).click()
    await expect.poll(() => location.search).toBe('?actor=iskp&rule=un-only')
    await expect.poll(() => headline('killed')).toBe('19')
  })
  it('keeps the question when the language changes, and writes right to left', async () => {
    await open('/?actor=iskp')
    await page.getByRole('link', { name: 'دری' }).click()
    await expect.poll(() => location.pathname + location.search).toBe('/fa?actor=iskp')
    await expect.poll(() => document.documentElement.dir).toBe('rtl')
    expect(document.documentElement.lang).toBe('fa-AF')
    await expect.poll(() => headline('killed')).toBe('۹۶')
  })
  it('shows an answer alone for a frame, with the way to count it again in a new window', async () => {
    await open('/embed?actor=iskp')
    await expect.poll(() => headline('killed')).toBe('96')
    expect(document.querySelector('header nav')).toBeNull()
    const link = document.querySelector('footer a')
    expect(link?.getAttribute('href')).toBe('/?actor=iskp')
    expect(link?.getAttribute('target')).toBe('_blank')
    expect((await axe.run(document.body)).violations).toEqual([])
  })
  it('shows no number where the address is not understood, and names what is wrong', async () => {
    await open('/?contry=AFG')
    await expect.poll(problem).toContain('contry')
    expect(problem()).toContain('did you mean country?')
    expect(headline('killed')).toBeUndefined()
  })
  it('shows no number where the records could not be loaded, and offers to try again', async () => {
    await open('/', failing)
    await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible()
    expect(headline('killed')).toBeUndefined()
  })
  it('shows the first numbers before the table is there, and the rest when it is', async () => {
    let isHeldBack = true
    await open('/?actor=iskp', (address) =>
      isHeldBack && address.includes('/snapshots/') ? new Response('', { status: 503 }) : null,
    )
    await expect.poll(() => headline('killed')).toBe('96')
    await expect.poll(problem).toContain('could not be loaded')
    expect(document.querySelector('.map')).toBeNull()
    isHeldBack = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => document.querySelectorAll('.map .point').length).toBeGreaterThan(2)
    expect(headline('killed')).toBe('96')
    expect(problem()).toBeUndefined()
  })
  it('says of a table that broke off that it did, and shows nothing of it', async () => {
    await open('/', (address) =>
      /snapshots\/[0-9a-f]{64}/.test(address) ? new Response('recount') : null,
    )
    await expect.poll(problem).toContain('incomplete')
    expect(document.querySelector('.map')).toBeNull()
  })
  it('says that the list could not be loaded where only that failed', async () => {
    let isHeldBack = true
    await open('/?actor=iskp', (address) =>
      isHeldBack && address.includes('/incidents?') ? new Response('', { status: 503 }) : null,
    )
    await expect.poll(problem).toContain('The incidents of this list could not be loaded')
    expect(headline('killed')).toBe('96')
    isHeldBack = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => document.querySelectorAll('.list tbody tr').length).toBe(9)
  })
  it('reads a list page by page, and the next one when it is asked for', async () => {
    await open('/', (address) =>
      /incidents\?.*limit=50/.test(address) ? fetch(address.replace('limit=50', 'limit=4')) : null,
    )
    const titles = () => [...document.querySelectorAll('.list tbody a')].map((a) => a.textContent)
    await expect.poll(() => titles().length).toBe(4)
    const first = titles()
    await page.getByRole('button', { name: 'Show 6 more' }).click()
    await expect.poll(() => titles().length).toBe(8)
    expect(titles().slice(0, 4)).toEqual(first)
    await page.getByRole('button', { name: 'Show 2 more' }).click()
    await expect.poll(() => new Set(titles()).size).toBe(10)
    expect(document.querySelector('.list > .action')).toBeNull()
  })
  it('tells what an incident on the map is called when it is pointed at, listed or not', async () => {
    await open('/?actor=iskp', (address) =>
      /incidents\?.*limit=50/.test(address) ? fetch(address.replace('limit=50', 'limit=1')) : null,
    )
    const point = () => document.querySelector<SVGAElement>('.map a[href*="afg-2022-aybak"]')
    await expect.poll(() => document.querySelectorAll('.list tbody tr').length).toBe(1)
    expect(point()?.getAttribute('aria-label')).toContain('Samangan')
    point()?.focus()
    const readOut = () => document.querySelector('.map .read-out')?.textContent
    await expect.poll(readOut).toContain('madrasa')
  })
  it('asks for no records of all incidents, on no page', async () => {
    const asked: string[] = []
    const paths = [
      '/',
      '/incidents/afg-2022-aybak',
      '/reconciliations/8am-2022-12',
      '/data',
      '/embed',
    ]
    for (const path of paths) {
      await open(path, (address) => {
        asked.push(address)
        return null
      })
      await expect.poll(() => document.querySelector('h1, .embed')).not.toBeNull()
      await expect.poll(() => document.querySelector('.skeleton')).toBeNull()
      app?.unmount()
      document.body.replaceChildren()
    }
    expect(asked.length).toBeGreaterThan(20)
    expect(asked.filter((address) => address.includes('snapshots/records'))).toEqual([])
  })
  it('shows what was known at an earlier revision', async () => {
    await open('/?asOf=75')
    await expect.poll(() => headline('incidents')).toBe('6')
    await expect.poll(() => document.querySelectorAll('.list tbody tr').length).toBe(6)
  })
  it('counts a figure again before the reader’s eyes, and agrees with the server', async () => {
    const answer = await fetch('/v1/figures', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ statistic: 'total', query: 'actor=iskp' }),
    })
    const { figure } = await answer.json()
    await open(`/figures/${figure.id}`)
    await page.getByRole('button', { name: 'Count it again' }).click()
    const check = () => document.querySelector('.check')?.textContent
    await expect.poll(check).toContain('Both came to the same')
  })
  it('leads from a row to the page of the incident, and gives the page its title', async () => {
    await open('/')
    await page.getByRole('link', { name: 'Explosion in Jalalabad' }).first().click()
    await expect.poll(() => location.pathname).toBe('/incidents/afg-2022-jalalabad')
    await expect.poll(() => document.title).toBe('Explosion in Jalalabad · Recount')
  })
  it('lets the keyboard skip to the content', async () => {
    await open('/methods')
    await userEvent.keyboard('{Tab}{Enter}')
    expect(document.activeElement?.id).toBe('content')
  })
  it('says that there is nothing at an address that leads nowhere', async () => {
    await open('/incidents/nothing')
    await expect.poll(() => document.querySelector('h1')?.textContent).toContain('nothing at this')
  })
  it.each(['/', '/fa?actor=iskp', '/incidents/afg-2022-aybak', '/ps/incidents/afg-2022-kaj'])(
    'has no accessibility violation at %s',
    async (path) => {
      const root = await open(path)
      await expect.poll(() => document.querySelector('h1')).not.toBeNull()
      const { violations } = await axe.run(root)
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    },
  )
})
