import { describe, expect, it } from 'vitest'
import { isFresh, keptAt, keptAtHeader, longestKeptDays, markKept } from './kept-at.ts'

const now = new Date('2022-12-05T12:00:00.000Z')
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds)
const longest = longestKeptDays * 86_400_000

describe('markKept', () => {
  it('says when an answer was kept, and leaves its body, status and other headers', async () => {
    const headers = { 'Recount-Revision': '80', 'Content-Encoding': 'gzip', 'Content-Length': '9' }
    const kept = markKept(new Response('{"items":[]}', { headers }), now)
    expect(await kept.text()).toBe('{"items":[]}')
    expect([...kept.headers.keys()].sort()).toEqual([
      'content-type',
      keptAtHeader,
      'recount-revision',
    ])
    expect(keptAt(kept)).toEqual(now)
  })
})

describe('keptAt', () => {
  it('is null for an answer of the network, and for a time in no form known', () => {
    expect(keptAt(new Response())).toBeNull()
    expect(keptAt(new Response(null, { headers: { [keptAtHeader]: 'lately' } }))).toBeNull()
  })
})

describe('isFresh', () => {
  it('holds to the last moment of the longest time, and not behind it', () => {
    const kept = markKept(new Response(), now)
    expect(isFresh(kept, later(longest))).toBe(true)
    expect(isFresh(kept, later(longest + 1))).toBe(false)
    expect(isFresh(new Response(), now)).toBe(false)
  })
})
