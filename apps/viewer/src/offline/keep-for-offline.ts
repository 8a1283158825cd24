import { namePrefix, wishName } from './keeping-wish.ts'

/**
 * Has the browser keep what is looked at, so that it is there without a network. Does nothing where the
 * browser has no service workers, or the page is not served securely, or stands in the frame of another
 * site.
 */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator) || window.top !== window.self) return
  const { serviceWorker } = navigator
  const isFirst = serviceWorker.controller === null
  try {
    await caches.open(wishName)
    await serviceWorker.register('/service-worker.js')
    const { active } = await serviceWorker.ready
    if (isFirst) active?.postMessage(addressesLoaded())
  } catch {
    // Storage is off: the pages need the network then.
  }
}

/** Has the browser forget what it kept, and keep nothing more. */
export async function forgetKept(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registrations = await navigator.serviceWorker.getRegistrations()
  await Promise.all(registrations.map((registration) => registration.unregister()))
  const names = await caches.keys()
  const own = names.filter((name) => name.startsWith(namePrefix))
  await Promise.all(own.map((name) => caches.delete(name)))
}

/** What this page has loaded before there was anything that could keep it. */
function addressesLoaded(): readonly string[] {
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((address) => /^\/(assets|v1|openapi\.json)/.test(new URL(address).pathname))
  return [new URL('/', location.href).href, ...new Set(loaded)]
}
