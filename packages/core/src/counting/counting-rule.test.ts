import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { texts } from '../../test/arbitraries.ts'
import { atLeast, candidate, candidateLists, unknownNumber } from '../../test/candidates.ts'
import { exactly, type Interval } from '../primitives/index.ts'
import { isUnknownNumber } from '../records/index.ts'
import {
  type CountingRule,
  countingRules,
  defaultCountingRule,
  parseCountingRule,
  singleSource,
} from './counting-rule.ts'
import type { RuleOutcome, SetAsideReason, TollCandidate } from './toll-candidate.ts'

const allRules: readonly CountingRule[] = [...countingRules, singleSource('a')]
const nothing: RuleOutcome = { quantity: null, used: [], setAside: [] }

describe('every counting rule', () => {
  it.each(allRules)('$label counts nothing of no tolls', (rule) => {
    expect(rule.count([])).toEqual(nothing)
  })

  it.each(allRules)(
    '$label uses each toll or sets it aside, and counts if and only if it uses one',
    (rule) => {
      fc.assert(
        fc.property(candidateLists, (tolls) => {
          const { quantity, used, setAside } = rule.count(tolls)
          const told = [...used, ...setAside.map(({ claim }) => claim)]
          expect(told.sort()).toEqual(tolls.map(({ claim }) => claim).sort())
          expect(quantity === null).toBe(used.length === 0)
        }),
      )
    },
  )

  it.each(allRules)('$label keeps low ≤ best ≤ high', (rule) => {
    fc.assert(
      fc.property(candidateLists, (tolls) => {
        const { quantity } = rule.count(tolls)
        if (quantity !== null) expectInOrder(quantity)
      }),
    )
  })

  it.each(allRules)('$label counts the same in whatever order the tolls are listed', (rule) => {
    fc.assert(
      fc.property(withAnotherOrder, ([tolls, reordered]) => {
        expect(sortedOutcome(rule.count(reordered))).toEqual(sortedOutcome(rule.count(tolls)))
      }),
    )
  })

  it.each(allRules)('$label uses no unknown number where a qualified toll tells one', (rule) => {
    fc.assert(
      fc.property(candidateLists, (tolls) => {
        const { used, setAside } = rule.count(tolls)
        const others = setAside.filter(({ reason }) => isOfOthers(reason)).map(({ claim }) => claim)
        const qualified = tolls.filter(({ claim }) => !others.includes(claim))
        if (!qualified.some(tellsNumber)) return
        expect(tolls.filter(({ claim }) => used.includes(claim)).every(tellsNumber)).toBe(true)
      }),
    )
  })

  it.each(allRules)(
    '$label carries its name and version in its label',
    ({ name, version, label }) => {
      expect(label).toBe(`${name}@${version}`)
      expect(parseCountingRule(label).value?.label).toBe(label)
      expect(parseCountingRule(name).value?.label).toBe(label)
    },
  )

  it('has a name of its own and a summary that is a sentence', () => {
    expect(new Set(countingRules.map(({ name }) => name)).size).toBe(countingRules.length)
    expect(countingRules.filter(({ summary }) => !/^[A-Z].+\.$/u.test(summary))).toEqual([])
    expect(countingRules.map(({ name }) => name)).toContain(defaultCountingRule)
  })

  it('sets aside all but the last word of an origin', () => {
    const tolls = [
      candidate('early', 30, { origin: 'wire', said: '2022-11-01' }),
      candidate('late', 20, { origin: 'wire', said: '2022-11-03' }),
      candidate('undated', 99, { origin: 'wire', said: null }),
    ]
    for (const rule of countingRules.slice(0, 3)) {
      expect(rule.count(tolls).quantity).toEqual(exactly(20))
      expect(sortedOutcome(rule.count(tolls)).setAside).toEqual([
        { claim: 'early', reason: 'superseded' },
        { claim: 'undated', reason: 'superseded' },
      ])
    }
  })

  it('takes the toll listed last as the last word of one day', () => {
    const first = candidate('a', 5, { origin: 'wire' })
    const second = candidate('b', 7, { origin: 'wire' })
    for (const rule of countingRules.slice(0, 3)) {
      expect(rule.count([first, second]).quantity).toEqual(exactly(7))
      expect(rule.count([second, first]).quantity).toEqual(exactly(5))
    }
  })

  it('never lets an unknown number supersede a number, of the same origin either', () => {
    const tolls = [
      candidate('number', 6, { origin: 'wire', said: '2022-11-01' }),
      candidate('vague', unknownNumber, { origin: 'wire', said: '2022-11-09' }),
    ]
    for (const rule of countingRules.slice(0, 3)) {
      expect(rule.count(tolls)).toEqual({
        quantity: exactly(6),
        used: ['number'],
        setAside: [{ claim: 'vague', reason: 'no-number' }],
      })
    }
  })
})

describe('envelope', () => {
  const rule = ruleNamed('envelope')

  it('spans the independent origins, its best that of the most authoritative one', () => {
    expect(
      rule.count([
        candidate('newspaper', 24),
        candidate('hospital', 19, { speakerKind: 'hospital' }),
        candidate('police', 16, { speakerKind: 'de-facto-authority' }),
      ]).quantity,
    ).toEqual({ low: 16, best: 19, high: 24 })
  })

  it('takes the latest best among equal authorities, then the first claim by id', () => {
    const early = candidate('a', 10, { said: '2022-11-01' })
    const late = candidate('b', 12, { said: '2022-11-02' })
    const alsoLate = candidate('c', 14, { said: '2022-11-02' })
    expect(rule.count([early, alsoLate, late]).quantity).toEqual({ low: 10, best: 12, high: 14 })
  })

  it('counts a copy with what it copies: two links, one origin', () => {
    const outcome = rule.count([
      candidate('wire', 16, { origin: 'wire', said: '2022-11-01' }),
      candidate('copy', 16, { origin: 'wire', said: '2022-11-02' }),
    ])
    expect(outcome.used).toEqual(['copy'])
  })

  it('is open above where one origin is, and has no best where the leading one has none', () => {
    expect(
      rule.count([
        candidate('un', atLeast(10), { speakerKind: 'un-body' }),
        candidate('newspaper', 12),
      ]).quantity,
    ).toEqual({ low: 10, best: null, high: null })
  })

  it('holds the last word of every origin that tells a number', () => {
    fc.assert(
      fc.property(candidateLists, (tolls) => {
        const { quantity } = rule.count(tolls)
        const numbered = tolls.some(tellsNumber) ? tolls.filter(tellsNumber) : tolls
        for (const toll of numbered) {
          const later = numbered.some(
            (other) => other.origin === toll.origin && (other.said ?? '') > (toll.said ?? ''),
          )
          if (!later && quantity !== null) expectInside(toll.quantity, quantity)
        }
      }),
    )
  })
})

describe('most-conservative', () => {
  const rule = ruleNamed('most-conservative')

  it('takes the lowest figure, its low for best, and keeps how high that figure reaches', () => {
    expect(
      rule.count([
        candidate('un', 19, { speakerKind: 'un-body' }),
        candidate('newspaper', { low: 16, best: 18, high: 20 }),
      ]),
    ).toEqual({
      quantity: { low: 16, best: 16, high: 20 },
      used: ['newspaper'],
      setAside: [{ claim: 'un', reason: 'higher-figure' }],
    })
  })

  it('takes the narrower of two figures with one low', () => {
    expect(rule.count([candidate('a', atLeast(5)), candidate('b', 5)]).used).toEqual(['b'])
  })

  it('counts no more than any other rule does as its least', () => {
    fc.assert(
      fc.property(candidateLists, (tolls) => {
        const low = rule.count(tolls).quantity?.low ?? 0
        expect(low).toBe(ruleNamed('envelope').count(tolls).quantity?.low ?? 0)
      }),
    )
  })

  it('leaves an unknown number unknown', () => {
    expect(rule.count([candidate('a', unknownNumber)]).quantity).toEqual(unknownNumber)
  })
})

describe('latest-majority-lowest', () => {
  const rule = ruleNamed('latest-majority-lowest')

  it('takes the figure of the latest day', () => {
    expect(
      rule.count([
        candidate('a', 10, { said: '2022-11-01' }),
        candidate('b', 12, { said: '2022-11-02' }),
      ]),
    ).toEqual({
      quantity: exactly(12),
      used: ['b'],
      setAside: [{ claim: 'a', reason: 'older' }],
    })
  })

  it('takes what more than half of the origins of that day say', () => {
    const outcome = rule.count([candidate('a', 10), candidate('b', 12), candidate('c', 12)])
    expect(outcome).toEqual({
      quantity: exactly(12),
      used: ['b', 'c'],
      setAside: [{ claim: 'a', reason: 'minority' }],
    })
  })

  it('takes the lowest where just half agree', () => {
    const outcome = rule.count([
      candidate('a', 10),
      candidate('b', 12),
      candidate('c', 12),
      candidate('d', 14),
    ])
    expect(outcome.quantity).toEqual(exactly(10))
    expect(outcome.setAside).toContainEqual({ claim: 'd', reason: 'higher-figure' })
  })

  it('leaves out the perpetrators’ own figure where there is another one', () => {
    const own = candidate('own', 50, { isPerpetrator: true, said: '2022-11-09' })
    expect(rule.count([own, candidate('other', 12)])).toEqual({
      quantity: exactly(12),
      used: ['other'],
      setAside: [{ claim: 'own', reason: 'perpetrator' }],
    })
    expect(rule.count([own]).quantity).toEqual(exactly(50))
  })

  it('counts one of the figures that were given', () => {
    fc.assert(
      fc.property(candidateLists, (tolls) => {
        const { quantity } = rule.count(tolls)
        if (quantity !== null) expect(tolls.map((toll) => toll.quantity)).toContainEqual(quantity)
      }),
    )
  })
})

describe('official-only, un-only and single-source', () => {
  const tolls = [
    candidate('government', 5, { speakerKind: 'government' }),
    candidate('authority', 7, { speakerKind: 'de-facto-authority' }),
    candidate('un', 9, { speakerKind: 'un-body' }),
    candidate('newspaper', 11),
  ]

  it('count the envelope of those who qualify and set the others aside', () => {
    expect(ruleNamed('official-only').count(tolls)).toEqual({
      quantity: { low: 5, best: 5, high: 7 },
      used: ['government', 'authority'],
      setAside: [
        { claim: 'un', reason: 'not-official' },
        { claim: 'newspaper', reason: 'not-official' },
      ],
    })
    expect(ruleNamed('un-only').count(tolls).quantity).toEqual(exactly(9))
    expect(singleSource('newspaper').count(tolls)).toMatchObject({
      quantity: exactly(11),
      used: ['newspaper'],
    })
  })

  it('say not reported, never 0, where nobody qualifies', () => {
    const media = [candidate('newspaper', 11)]
    for (const rule of [ruleNamed('official-only'), ruleNamed('un-only'), singleSource('un')]) {
      expect(rule.count(media).quantity).toBeNull()
      expect(rule.count(media).setAside).toHaveLength(1)
    }
  })

  it('hear a source itself, not those who copy it', () => {
    const copy = candidate('copy', 9, { speaker: 'newspaper', origin: 'wire' })
    const wire = candidate('wire', 8, { speaker: 'wire', origin: 'wire' })
    expect(singleSource('wire').count([copy, wire]).used).toEqual(['wire'])
  })
})

describe('parseCountingRule', () => {
  it.each([
    ['envelop', 'a counting rule (did you mean envelope?)'],
    ['most-conservativ', 'a counting rule (did you mean most-conservative?)'],
    [
      'zzz',
      'a counting rule (envelope, most-conservative, latest-majority-lowest, official-only, un-only, single-source(id))',
    ],
  ])('names for %s the rules it may be', (text, expected) => {
    const { value, issues } = parseCountingRule(text)
    expect(value).toBeNull()
    expect(issues).toMatchObject([
      { code: 'unknown-value', path: 'rule', expected, received: text },
    ])
  })

  it('refuses a version that it does not have', () => {
    expect(parseCountingRule('envelope@2').issues).toMatchObject([
      { code: 'unknown-version', expected: 'envelope@1', received: 'envelope@2' },
    ])
  })

  it.each([
    'single-source()',
    'single-source(a b)',
    'single-source(a)(b)',
    'single-source(a),un-only',
    'envelope(un)',
    'ENVELOPE',
    'envelope@',
    'envelope@1.0',
    ' envelope',
    '',
    'constructor',
  ])('refuses %j', (text) => {
    expect(parseCountingRule(text).value).toBeNull()
  })

  it('never throws, and what it takes it takes again by its label', () => {
    const names = fc.oneof(
      texts,
      fc.string().map((id) => `single-source(${id})`),
    )
    fc.assert(
      fc.property(names, (text) => {
        const { value } = parseCountingRule(text)
        if (value !== null) expect(parseCountingRule(value.label).value?.label).toBe(value.label)
      }),
    )
  })
})

const withAnotherOrder = candidateLists.chain((tolls) =>
  fc.tuple(
    fc.constant(tolls),
    fc.shuffledSubarray([...tolls], { minLength: tolls.length, maxLength: tolls.length }),
  ),
)

function ruleNamed(name: string): CountingRule {
  const rule = countingRules.find((known) => known.name === name)
  if (!rule) throw new Error(`no rule ${name}`)
  return rule
}

function sortedOutcome({ quantity, used, setAside }: RuleOutcome): RuleOutcome {
  return {
    quantity,
    used: [...used].sort(),
    setAside: [...setAside].sort((a, b) => (a.claim < b.claim ? -1 : 1)),
  }
}

function isOfOthers(reason: SetAsideReason): boolean {
  return ['not-official', 'not-un', 'other-source'].includes(reason)
}

function tellsNumber({ quantity }: TollCandidate): boolean {
  return !isUnknownNumber(quantity)
}

function expectInOrder({ low, best, high }: Interval): void {
  expect(best ?? low).toBeGreaterThanOrEqual(low)
  expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(best ?? low)
}

function expectInside(inner: Interval, outer: Interval): void {
  expect(inner.low).toBeGreaterThanOrEqual(outer.low)
  const highest = Number.POSITIVE_INFINITY
  expect(inner.high ?? highest).toBeLessThanOrEqual(outer.high ?? highest)
}
