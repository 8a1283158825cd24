import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumberOf, isoDateOf } from '../primitives/index.ts'
import { type Delayable, delayPublication, forever, longestDelayDays } from './delay-publication.ts'
import { readPublicationDelay } from './read-publication-delay.ts'
import { releaseOf } from './release.ts'

const undated: Delayable = {
  status: 'published',
  embargoedUntil: null,
  when: { latest: null },
  claims: [],
}
const onSecond: Delayable = { ...undated, when: { latest: '2022-12-02' } }

describe('delayPublication', () => {
  it('shows an incident on the first day that is so many days after the last on which it can have happened', () => {
    const days = fc.integer({ min: 1, max: longestDelayDays })
    const latest = fc.integer({ min: dayNumberOf('1900-01-01'), max: dayNumberOf('2100-01-01') })
    fc.assert(
      fc.property(days, latest, (delay, day) => {
        const delayed = delayPublication({ ...undated, when: { latest: isoDateOf(day) } }, delay)
        expect(releaseOf(delayed, isoDateOf(day + delay - 1))).toBe('embargoed')
        expect(releaseOf(delayed, isoDateOf(day + delay))).toBe('public')
      }),
    )
  })

  it('takes the last day on which somebody spoke of an incident whose own last day is open', () => {
    const claims = [{ date: '2022-12-04' }, { date: null }, { date: '2022-12-06' }]
    expect(delayPublication({ ...undated, claims }, 2).embargoedUntil).toBe('2022-12-08')
  })

  it('never shows by itself what nobody gave a day', () => {
    expect(delayPublication(undated, 1).embargoedUntil).toBe(forever)
  })

  it('leaves an embargo that somebody has set, be it sooner or later', () => {
    for (const embargoedUntil of ['2022-12-03', '2030-01-01']) {
      expect(delayPublication({ ...onSecond, embargoedUntil }, 30)).toEqual({
        ...onSecond,
        embargoedUntil,
      })
    }
  })

  it.each(['merged', 'withdrawn'] as const)('keeps no tombstone back of what was %s', (status) => {
    const gone = { ...onSecond, status }
    expect(delayPublication(gone, 30)).toBe(gone)
  })

  it.each(['draft', 'proposed'] as const)('holds for a %s once it is published', (status) => {
    expect(delayPublication({ ...onSecond, status }, 3).embargoedUntil).toBe('2022-12-05')
  })

  it('changes nothing a second time, and nothing by a delay of no days', () => {
    const delayed = delayPublication(onSecond, 3)
    expect(delayPublication(delayed, 3)).toBe(delayed)
    expect(delayPublication(onSecond, 0)).toBe(onSecond)
  })

  it('ends with the calendar', () => {
    const latest = '9999-12-30'
    expect(delayPublication({ ...undated, when: { latest } }, 30).embargoedUntil).toBe(forever)
  })

  it.each([-1, 0.5, longestDelayDays + 1, Number.NaN])('throws for a delay of %s days', (days) => {
    expect(() => delayPublication(onSecond, days)).toThrow(RangeError)
  })
})

describe('readPublicationDelay', () => {
  it.each([
    [undefined, 0],
    ['', 0],
    [' 14 ', 14],
    ['3650', 3650],
  ])('reads %j as %i days', (text, days) => {
    expect(readPublicationDelay(text, 'PUBLICATION_DELAY')).toEqual({ value: days, issues: [] })
  })

  it.each(['-1', '1.5', '3651', '3d', '0x10', 'none'])(
    'refuses %j by the name of the setting',
    (text) => {
      const { value, issues } = readPublicationDelay(text, 'PUBLICATION_DELAY')
      expect(value).toBeNull()
      expect(issues[0]).toMatchObject({ path: 'PUBLICATION_DELAY', received: text })
    },
  )
})
