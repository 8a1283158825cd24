import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intervals } from '../../test/arbitraries.ts'
import type { Interval } from '../primitives/index.ts'
import { describeInterval } from './describe-interval.ts'
import { languages } from './languages.ts'

describe('describeInterval', () => {
  it.each<[string, Interval, readonly string[]]>([
    ['one number', { low: 96, best: 96, high: 96 }, ['96', '۹۶', '۹۶']],
    ['one number without a best', { low: 12, best: null, high: 12 }, ['12', '۱۲', '۱۲']],
    ['nobody', { low: 0, best: 0, high: 0 }, ['0', '۰', '۰']],
    [
      'an open number',
      { low: 96, best: 96, high: null },
      ['at least 96', 'دست‌کم ۹۶', 'لږ تر لږه ۹۶'],
    ],
    [
      'an open number without a best',
      { low: 53, best: null, high: null },
      ['at least 53', 'دست‌کم ۵۳', 'لږ تر لږه ۵۳'],
    ],
    ['two bounds', { low: 24, best: null, high: 99 }, ['24 to 99', '۲۴ تا ۹۹', 'له ۲۴ تر ۹۹']],
    [
      'a best between two bounds',
      { low: 16, best: 19, high: 24 },
      ['19 (16 to 24)', '۱۹ (۱۶ تا ۲۴)', '۱۹ (له ۱۶ تر ۲۴)'],
    ],
    [
      'a best above an open low',
      { low: 50, best: 53, high: null },
      ['53 (at least 50)', '۵۳ (دست‌کم ۵۰)', '۵۳ (لږ تر لږه ۵۰)'],
    ],
    [
      'an unknown number',
      { low: 1, best: null, high: null },
      ['an unknown number', 'شمار نامعلوم', 'نامعلوم شمېر'],
    ],
    ['thousands', { low: 20936, best: 20936, high: 20936 }, ['20,936', '۲۰٬۹۳۶', '۲۰٬۹۳۶']],
  ])('tells %s in English, Dari and Pashto', (_, interval, expected) => {
    expect(languages.map((language) => describeInterval(interval, language))).toEqual(expected)
  })

  it('tells different intervals differently', () => {
    const tellsNothing = ({ low, best, high }: Interval) =>
      low <= 1 && best === null && high === null
    fc.assert(
      fc.property(intervals, intervals, (a, b) => {
        const meaning = ({ low, best, high }: Interval) =>
          high === low || (high === null && best === low) ? [low, high] : [low, best, high]
        if (tellsNothing(a) || tellsNothing(b)) return
        const isSame = JSON.stringify(meaning(a)) === JSON.stringify(meaning(b))
        const isTold = describeInterval(a, 'en') === describeInterval(b, 'en')
        if (!isSame && a.best !== null && b.best !== null) expect(isTold).toBe(false)
        if (isSame) expect(isTold).toBe(true)
      }),
    )
  })
})
