import { describe, expect, it } from 'vitest'
import { describeResult } from './describe-result.ts'

describe('describeResult', () => {
  it('lays out rows as a table, the parts of a key as columns', () => {
    const text = describeResult({
      rows: [
        { key: { province: 'AF01' }, killed: { low: 5, best: 5, high: null }, incidents: 12_345 },
        { key: { province: null }, killed: null, incidents: 1 },
      ],
    })
    const [head = '', , first = '', second = ''] = text.split('\n')
    expect(head.split(/\s+/)).toEqual(['province', 'killed', 'incidents'])
    expect(first).toMatch(/^AF01 +at least 5 +12345$/)
    expect(second).toMatch(/^not known +not known +1$/)
  })

  it('tells what stands beside the rows by name, inner objects with both names', () => {
    const text = describeResult({ rows: [], hot: 0, period: { days: 30 }, isHot: false })
    expect(text.split('\n')).toEqual(['hot  0', 'period.days  30', 'isHot  no'])
  })

  it('tells a ratio or a difference by its best estimate and its bounds', () => {
    const text = describeResult({
      share: { low: 0.25, best: 1 / 3, high: 1 },
      change: { low: null, best: -2, high: 4 },
    })
    expect(text.split('\n')).toEqual(['share  0.3333 (0.25 to 1)', 'change  -2 (open to 4)'])
  })

  it('has nothing to say of an empty result', () => {
    expect(describeResult({})).toBe('')
  })
})
