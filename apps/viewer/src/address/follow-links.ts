/**
 * The path that a click should open inside the viewer, or `null` where the browser should act by itself:
 * other buttons or keys, other origins, downloads, new windows, and the API's own addresses.
 */
export function pathToFollow(event: MouseEvent, origin: string): string | null {
  if (event.defaultPrevented || event.button !== 0) return null
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.composedPath().find(isLink)
  if (link === undefined || link.hasAttribute('download') || link.getAttribute('target'))
    return null
  const address = new URL(link.getAttribute('href') ?? '', document.baseURI)
  if (address.origin !== origin || isServers(address.pathname)) return null
  return `${address.pathname}${address.search}${address.hash}`
}

function isLink(target: EventTarget): target is HTMLAnchorElement | SVGAElement {
  return target instanceof Element && target.localName === 'a' && target.hasAttribute('href')
}

function isServers(path: string): boolean {
  return /^\/(v1|ogc|docs|openapi\.json|livez|readyz)(\/|$)/.test(path)
}
