import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openScratch } from './recount-command.ts'
import { type RunningServer, startServer } from './run-command.ts'

const { newLedger, remove } = openScratch('offline')
let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServer(
    process.execPath,
    ['apps/cli/bin/recount.js', 'serve', '--port', '0', '--ledger', newLedger()],
    {},
  )
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  remove()
})

const headline = (page: Page) => page.getByRole('heading', { level: 1 })
const keepPages = async (page: Page, choice: 'Nothing' | 'Pages I open') => {
  await page.getByText('Display', { exact: true }).click()
  await page.getByText(choice, { exact: true }).click()
}
/** What is kept on the device, by address. */
const keptPaths = (page: Page) =>
  page.evaluate(async () => {
    const shelves = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    const kept = await Promise.all(shelves.map((shelf) => shelf.keys()))
    return kept.flat().map(({ url }) => new URL(url).pathname)
  })

describe('the viewer without a network', () => {
  it('keeps nothing on the device of a reader who has not asked for it', async () => {
    const page = await browser.newPage()
    await page.goto(server.address)
    await expect.poll(() => headline(page).innerText()).toContain('97')
    expect(await keptPaths(page)).toEqual([])
    const workers = await page.evaluate(
      async () => (await navigator.serviceWorker.getRegistrations()).length,
    )
    expect(workers).toBe(0)
    await page.close()
  })

  it('shows what was looked at as it was, and says so; what was not, it does not make up', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(server.address)
    await keepPages(page, 'Pages I open')
    await expect.poll(() => keptPaths(page)).toContain('/v1/statistics/total')
    await page.goto(`${server.address}/incidents/afg-2022-kaj`)
    await expect.poll(() => headline(page).innerText()).toContain('Kaj')
    const shown = await page.getByRole('main').innerText()

    await context.setOffline(true)
    await page.reload()
    await expect.poll(() => headline(page).innerText()).toContain('Kaj')
    expect(await page.getByRole('status').first().innerText()).toContain('No connection.')
    await expect.poll(() => page.getByRole('main').innerText()).toBe(shown)
    await page.goto(server.address)
    await expect.poll(() => headline(page).innerText()).toContain('97')

    await page.goto(`${server.address}/incidents/afg-2022-aybak`)
    await expect.poll(() => headline(page).innerText()).toBe('The records could not be loaded')

    await context.setOffline(false)
    await page.reload()
    await expect.poll(() => headline(page).innerText()).toContain('Aybak')
    expect(await page.getByText('No connection.').count()).toBe(0)
    await context.close()
  })

  it('forgets everything when asked to', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(server.address)
    await keepPages(page, 'Pages I open')
    await expect.poll(() => keptPaths(page)).toContain('/v1/statistics/total')
    await page.getByText('Nothing', { exact: true }).click()
    await expect.poll(() => keptPaths(page)).toEqual([])
    // What is opened after that is not kept either, in this page or another.
    await page.getByRole('link', { name: 'Reconciliation' }).click()
    await expect.poll(() => headline(page).innerText()).not.toBe('')
    expect(await keptPaths(page)).toEqual([])
    await context.setOffline(true)
    await expect(page.reload()).rejects.toThrow()
    await context.close()
  })
})
