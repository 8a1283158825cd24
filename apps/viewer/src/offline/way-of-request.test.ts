import { describe, expect, it } from 'vitest'
import { type Told, wayOfRequest } from './way-of-request.ts'

const origin = 'https://recount.example'
const asked = (path: string, changes: Partial<Told> = {}): Told => ({
  url: new URL(path, origin).href,
  method: 'GET',
  mode: 'cors',
  headers: new Headers(),
  ...changes,
})

describe('wayOfRequest', () => {
  it.each([
    ['/', 'page'],
    ['/fa/incidents/afg-2022-kaj', 'page'],
    ['/ps/figures/fig-1?x=1', 'page'],
    ['/embed/total', null],
    ['/fa/embed', null],
    ['/docs', null],
    ['/openapi.json', null],
    ['/v1', null],
    ['/v1/incidents.csv', null],
    ['/ogc/collections', null],
    ['/mark.svg', null],
  ] as const)('answers the page %s as %s', (path, way) => {
    expect(wayOfRequest(asked(path, { mode: 'navigate' }), origin)).toBe(way)
  })

  it.each([
    ['/assets/index-DZcHzGul.js', 'file'],
    ['/v1/incidents?limit=50', 'answer'],
    ['/v1', 'answer'],
    ['/openapi.json', 'answer'],
    ['/v1other', null],
    ['/ogc/collections', null],
    ['https://elsewhere.example/v1/incidents', null],
  ] as const)('answers what a page asks of %s as %s', (path, way) => {
    expect(wayOfRequest(asked(path), origin)).toBe(way)
  })

  it('leaves writes, and whatever comes with a key, to the network', () => {
    expect(wayOfRequest(asked('/v1/figures', { method: 'POST' }), origin)).toBeNull()
    const headers = new Headers({ Authorization: 'Bearer rc_id_secret' })
    expect(wayOfRequest(asked('/v1/incidents', { headers }), origin)).toBeNull()
  })
})
