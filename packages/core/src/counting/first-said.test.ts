import { describe, expect, it } from 'vitest'
import type { Claim } from '../records/index.ts'
import { firstSaid } from './first-said.ts'

const claim = (document: string, date: string | null): Claim => ({
  id: `${document}-${date}`,
  speaker: 'un',
  document,
  locator: { paragraph: null, selector: null },
  date,
  kind: 'attribution',
  basis: 'suspected',
  actor: 'iskp',
})
const documents = new Map([
  ['early', { published: '2022-10-01' }],
  ['late', { published: '2022-12-05' }],
  ['undated', { published: null }],
])

describe('firstSaid', () => {
  it('takes the day of the document where a claim has none', () => {
    expect(firstSaid({ claims: [claim('late', null), claim('early', null)] }, documents)).toBe(
      '2022-10-01',
    )
  })

  it('prefers the day on which a claim was said to the day of its document', () => {
    expect(firstSaid({ claims: [claim('late', '2022-09-30')] }, documents)).toBe('2022-09-30')
    expect(firstSaid({ claims: [claim('early', '2022-10-04')] }, documents)).toBe('2022-10-04')
  })

  it('is null where neither claims nor documents are dated, or the document is not known', () => {
    expect(
      firstSaid({ claims: [claim('undated', null), claim('gone', null)] }, documents),
    ).toBeNull()
  })
})
