/// <reference lib="webworker" />
/** Stands between the viewer and the network, so that what was looked at is there without one. */
import { answerRequest, everyPage, shelves } from './answer-request.ts'
import { namePrefix, wishName } from './keeping-wish.ts'
import { wayOfRequest } from './way-of-request.ts'

declare const self: ServiceWorkerGlobalScope

const platform = {
  caches: self.caches,
  fetch: (request: Request) => fetch(request),
  now: () => new Date(),
}

self.addEventListener('install', () => void self.skipWaiting())

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([dropFormer(), self.clients.claim()]))
})

self.addEventListener('fetch', (event) => {
  const way = wayOfRequest(event.request, self.location.origin)
  if (way !== null) event.respondWith(answerRequest(event.request, way, platform))
})

/** The page that registers this has loaded before it could be asked: it tells what. */
self.addEventListener('message', (event) => {
  const addresses: unknown = event.data
  if (Array.isArray(addresses)) event.waitUntil(keepAll(addresses.map(String)))
})

async function keepAll(addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    const request = new Request(address, { headers: { accept: 'application/json, */*' } })
    // Asked for by a program the page is no page: only a browser's own request says so.
    const isPage = address === new URL(everyPage, self.location.origin).href
    const way = isPage ? 'page' : wayOfRequest(request, self.location.origin)
    if (way !== null) await answerRequest(request, way, platform).catch(() => undefined)
  }
}

async function dropFormer(): Promise<void> {
  const known = new Set<string>([wishName, ...Object.values(shelves).map(({ name }) => name)])
  const names = await self.caches.keys()
  const former = names.filter((name) => name.startsWith(namePrefix) && !known.has(name))
  await Promise.all(former.map((name) => self.caches.delete(name)))
}
