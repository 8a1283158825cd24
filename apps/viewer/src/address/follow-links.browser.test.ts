import { afterEach, describe, expect, it } from 'vitest'
import { pathToFollow } from './follow-links.ts'

afterEach(() => {
  document.body.replaceChildren()
})

/** What a click on a link with these attributes would open. */
function followed(attributes: Record<string, string>, init: MouseEventInit = {}) {
  const link = document.createElement('a')
  for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value)
  const inside = document.createElement('span')
  link.append(inside)
  document.body.append(link)
  let path: string | null = null
  const listen = (event: MouseEvent) => {
    path = pathToFollow(event, location.origin)
    event.preventDefault()
  }
  document.addEventListener('click', listen)
  inside.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...init }))
  document.removeEventListener('click', listen)
  return path
}

describe('pathToFollow', () => {
  it('opens pages of the viewer inside it, with query and fragment', () => {
    expect(followed({ href: '/fa/methods' })).toBe('/fa/methods')
    expect(followed({ href: '/?actor=iskp#show=wounded' })).toBe('/?actor=iskp#show=wounded')
  })
  it('leaves the API, its documents and other hosts to the browser', () => {
    for (const href of ['/v1', '/v1/incidents/a', '/openapi.json', '/docs', 'https://example.org/'])
      expect(followed({ href })).toBeNull()
    expect(followed({ href: '/v10' })).toBe('/v10')
  })
  it('leaves new windows, downloads and other buttons and keys to the browser', () => {
    expect(followed({ href: '/methods', target: '_blank' })).toBeNull()
    expect(followed({ href: '/methods', download: '' })).toBeNull()
    expect(followed({ href: '/methods' }, { ctrlKey: true })).toBeNull()
    expect(followed({ href: '/methods' }, { button: 1 })).toBeNull()
  })
  it('does not follow what is no link', () => {
    expect(followed({})).toBeNull()
  })
})
