import { everything } from '@recount/core/query'
import { describe, expect, it } from 'vitest'
import { fixedSnapshot } from '../gallery/fixed-snapshot.ts'
import {
  answerAttackers,
  answerBreakdown,
  answerIncidents,
  answersByStandard,
  answerTimeline,
  answerTotal,
  standardsFor,
} from './explore-answers.ts'

const snapshot = fixedSnapshot()
const iskp = { ...everything, actor: ['iskp'] }

describe('answerTotal', () => {
  it('gives the numbers of the seed case', () => {
    expect(answerTotal(snapshot, iskp).result.killed).toEqual({ low: 96, best: 96, high: null })
    const claimed = { ...iskp, attribution: 'claimed' } as const
    expect(answerTotal(snapshot, claimed).result.killed?.best).toBe(5)
  })
})

describe('answersByStandard', () => {
  it('climbs the ladder: each standard takes no more incidents than the one before', () => {
    const used = answersByStandard(snapshot, iskp).map(({ answer }) => answer.incidents.used)
    expect(used.length).toBe(3)
    expect(used).toEqual([...used].sort((a, b) => b - a))
    expect(used[0]).toBeGreaterThan(used[2] ?? 0)
  })
  it('begins without any standard where no actor is asked for', () => {
    const [first] = answersByStandard(snapshot, everything)
    expect(first?.standard).toBeNull()
    expect(first?.answer.incidents.used).toBe(snapshot.records.incidents.length)
  })
})

describe('answerAttackers', () => {
  it('tells the attackers apart, unless the question names groups itself', () => {
    expect(answerAttackers(snapshot, everything)?.killed?.best).toBe(2)
    expect(answerAttackers(snapshot, { ...everything, group: ['attacker'] })).toBeNull()
  })
})

describe('answerBreakdown', () => {
  it('leaves its own filter out and keeps all others', () => {
    const question = { ...iskp, province: ['AF32'] }
    const provinces = answerBreakdown(snapshot, question, 'province').map(({ key }) => key.province)
    expect(provinces).toContain('AF01')
    const actors = answerBreakdown(snapshot, question, 'actor')
    expect(actors.every(({ incidents }) => incidents <= 3)).toBe(true)
  })
  it('shows the attackers as a group of their own', () => {
    const groups = answerBreakdown(snapshot, everything, 'group').map(({ key }) => key.group)
    expect(groups).toContain('attacker')
  })
})

describe('answerTimeline', () => {
  it('takes the step that fits the span where none is asked for', () => {
    expect(answerTimeline(snapshot, everything, null, 'gregory').step).toBe('week')
    expect(answerTimeline(snapshot, everything, 'month', 'gregory').step).toBe('month')
  })
  it('puts every incident into one bar or among the undated, and loses none', () => {
    for (const step of ['day', 'week', 'month', 'year'] as const)
      for (const calendar of ['gregory', 'persian'] as const) {
        const { rows, undated } = answerTimeline(snapshot, everything, step, calendar)
        const dated = rows.reduce((sum, { incidents }) => sum + incidents, 0)
        expect(dated + undated.incidents).toBe(snapshot.records.incidents.length)
      }
  })
  it('runs over the whole period, whatever part of it the question asks for', () => {
    const part = { ...everything, from: '2022-12-01', to: '2022-12-05' }
    const whole = answerTimeline(snapshot, everything, 'week', 'gregory')
    expect(answerTimeline(snapshot, part, 'week', 'gregory')).toEqual(whole)
  })
  it('tells what the undated come to', () => {
    const { undated } = answerTimeline(snapshot, iskp, 'week', 'gregory')
    expect(undated.incidents).toBe(4)
    expect(undated.killed?.best).toBe(23)
    expect(undated.unknownToll).toBe(1)
  })
})

describe('answerIncidents', () => {
  it('gives every incident of the question once', () => {
    const ids = answerIncidents(snapshot, iskp).map(({ id }) => id)
    expect(ids.length).toBe(answerTotal(snapshot, iskp).incidents.used)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('afg-2022-kaj')
  })
})

describe('standardsFor', () => {
  it('begins with none only where no actor is asked for', () => {
    expect(standardsFor(everything)).toEqual([null, 'any', 'claimed-or-attributed', 'claimed'])
    expect(standardsFor(iskp)).toEqual(['any', 'claimed-or-attributed', 'claimed'])
  })
})
