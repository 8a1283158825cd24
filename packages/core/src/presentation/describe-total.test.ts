import { describe, expect, it } from 'vitest'
import { exactly, type Interval } from '../primitives/index.ts'
import type { CasualtyTotal, TotalCell } from '../statistics/index.ts'
import { describeTotal } from './describe-total.ts'
import { type Language, languages } from './languages.ts'

const nobody = exactly(0)
const nothing: CasualtyTotal = {
  cells: [],
  killed: nobody,
  wounded: nobody,
  missing: nobody,
  abducted: nobody,
}

describe('describeTotal', () => {
  it('tells killed and wounded with their groups, parts without a number last', () => {
    const total: CasualtyTotal = {
      ...nothing,
      killed: { low: 97, best: 97, high: null },
      wounded: exactly(163),
      cells: [
        cell('killed', 'civilian', { low: 73, best: 73, high: null }),
        cell('killed', 'unspecified', { low: 1, best: null, high: null }),
        cell('killed', 'armed-actor', exactly(23), 'taliban'),
        cell('wounded', 'civilian', exactly(141)),
        cell('wounded', 'armed-actor', exactly(21), 'taliban'),
        cell('wounded', 'security-personnel', exactly(1)),
      ],
    }
    expect(
      languages.map((language) =>
        describeTotal(total, { unknownToll: 1 }, language, nameOf(language)),
      ),
    ).toEqual([
      'at least 97 killed, of them 73 civilians, 23 members of the Taliban and an unknown number of ' +
        'people of unknown standing; 163 wounded, of them 141 civilians, 21 members of the Taliban ' +
        'and 1 security guard; 1 incident with an unknown toll',
      'دست‌کم ۹۷ کشته، از جمله ۷۳ غیرنظامی، ۲۳ عضو طالبان و شمار نامعلوم نفر با هویت نامشخص؛ ' +
        '۱۶۳ زخمی، از جمله ۱۴۱ غیرنظامی، ۲۱ عضو طالبان و ۱ نگهبان امنیتی؛ ' +
        '۱ رویداد با تلفات نامعلوم',
      'لږ تر لږه ۹۷ وژل شوي، له هغې ډلې ۷۳ ملکیان، د طالبانو ۲۳ غړي او نامعلوم شمېر کسان چې هویت ' +
        'یې نامعلوم دی؛ ۱۶۳ ټپیان، له هغې ډلې ۱۴۱ ملکیان، د طالبانو ۲۱ غړي او ۱ امنیتي ساتونکي؛ ' +
        '۱ پېښې چې تلفات یې نامعلوم دي',
    ])
  })

  it('tells nobody killed or wounded as 0, and is silent on missing and abducted', () => {
    expect(inEnglish(nothing)).toBe('0 killed; 0 wounded')
  })

  it('is silent on a harm that was not reported or not asked for', () => {
    expect(inEnglish({ ...nothing, wounded: null })).toBe('0 killed')
    expect(
      inEnglish({ ...nothing, killed: null, wounded: null, missing: null, abducted: null }, 2),
    ).toBe('2 incidents with an unknown toll')
  })

  it('tells missing and abducted where there are any', () => {
    const abducted = { low: 3, best: null, high: 9 }
    expect(inEnglish({ ...nothing, missing: exactly(2), abducted })).toBe(
      '0 killed; 0 wounded; 2 missing; 3 to 9 abducted',
    )
  })

  it('tells that nobody is missing where only that was asked for', () => {
    expect(inEnglish({ ...nothing, killed: null, wounded: null, abducted: null })).toBe('0 missing')
  })

  it.each([
    ['civilian', '1 civilian', '2 civilians'],
    ['security-personnel', '1 security guard', '2 security staff'],
    ['attacker', '1 attacker', '2 attackers'],
    ['unspecified', '1 person of unknown standing', '2 people of unknown standing'],
    ['armed-actor', '1 member of armed groups', '2 members of armed groups'],
  ] as const)('speaks of one and of several of the group %s', (group, one, several) => {
    const killed = (count: Interval) => ({
      ...nothing,
      killed: count,
      wounded: null,
      cells: [cell('killed', group, count)],
    })
    expect(inEnglish(killed(exactly(1)))).toBe(`1 killed, of them ${one}`)
    expect(inEnglish(killed(exactly(2)))).toBe(`2 killed, of them ${several}`)
    expect(inEnglish(killed({ low: 1, best: 1, high: null }))).toBe(
      `at least 1 killed, of them ${one}`,
    )
  })

  it('calls an actor by its id where it has no name', () => {
    const cells = [cell('killed', 'armed-actor', exactly(4), 'iskp')]
    expect(inEnglish({ ...nothing, killed: exactly(4), wounded: null, cells })).toBe(
      '4 killed, of them 4 members of iskp',
    )
  })
})

function inEnglish(total: CasualtyTotal, unknownToll = 0): string {
  return describeTotal(total, { unknownToll }, 'en', nameOf('en'))
}

function cell(
  harm: TotalCell['harm'],
  group: TotalCell['group'],
  quantity: Interval,
  actor: string | null = null,
): TotalCell {
  const unknownToll = quantity.best === null ? 1 : 0
  return { harm, group, actor, ...quantity, incidents: 1, unknownToll, withoutBest: 0 }
}

function nameOf(language: Language): (actor: string) => string {
  const names: Readonly<Record<Language, string>> = {
    en: 'the Taliban',
    'fa-AF': 'طالبان',
    ps: 'طالبانو',
  }
  return (actor) => (actor === 'taliban' ? names[language] : '')
}
