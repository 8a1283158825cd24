/**
 * How a request is answered.
 *
 * - `file`: a file whose name holds the hash of its content: the kept one, else the network's.
 * - `page`: a page of the viewer: the network's, else the kept one, which is the same for all of them.
 * - `answer`: what the API tells: the network's, else the kept one.
 * - `null`: by the network alone.
 */
export type Way = 'file' | 'page' | 'answer' | null

/** What a request is told apart by. */
export type Told = Pick<Request, 'url' | 'method' | 'mode' | 'headers'>

/** What is served under these is no page of the viewer. */
const ownAddresses = /^\/(v1|ogc|docs|openapi\.json|livez|readyz)(\/|$|\.)/

/**
 * The way in which a request from a page at `origin` is answered.
 *
 * What goes to other hosts, writes, or comes with a key is left to the network: none of it is ever kept.
 * So are downloads, which are pages to a browser, and frames on the sites of others.
 *
 * @example
 * const headers = new Headers()
 * const asked = { url: 'https://a.example/v1/incidents', method: 'GET', mode: 'cors', headers } as const
 * wayOfRequest(asked, 'https://a.example') //=> 'answer'
 */
export function wayOfRequest({ url, method, mode, headers }: Told, origin: string): Way {
  const address = new URL(url)
  if (method !== 'GET' || address.origin !== origin || headers.has('authorization')) return null
  const { pathname } = address
  if (mode === 'navigate') {
    const isPage = !ownAddresses.test(pathname) && !/\.\w+$/.test(pathname)
    return isPage && !/^(\/[a-z]{2})?\/embed(\/|$)/.test(pathname) ? 'page' : null
  }
  if (pathname.startsWith('/assets/')) return 'file'
  return pathname === '/openapi.json' || /^\/v1(\/|$)/.test(pathname) ? 'answer' : null
}
