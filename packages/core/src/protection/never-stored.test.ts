import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidentLists } from '../../test/arbitraries.ts'
import { findNeverStored } from './never-stored.ts'

describe('findNeverStored', () => {
  it.each([
    ['telephone number', 'call +93 700 123 456'],
    ['telephone number', 'تماس: +۹۳ ۷۰۰ ۱۲۳ ۴۵۶'],
    ['telephone number', 'ring 0093700123456 at night'],
    ['telephone number', 'his number is 0700 123456'],
    ['e-mail address', 'write to somebody@example.org, please'],
    ['identity number', 'tazkira 1399-0102-12345'],
  ])('names the %s by its path and does not repeat it', (name, text) => {
    const issues = findNeverStored({ claims: [{ summary: { en: text } }] })
    expect(issues.map(({ code, path }) => ({ code, path }))).toEqual([
      { code: 'never-stored', path: 'claims.0.summary.en' },
    ])
    expect(issues[0]?.expected).toContain(name)
    for (const piece of ['123', '۱۲۳', 'somebody', '0102']) {
      expect(JSON.stringify(issues)).not.toContain(piece)
    }
  })

  it.each([
    'at least 53 killed on 2022-09-30, 110 wounded',
    'between 1,000,000 and 2,000,000 people',
    '34.501234, 69.123456',
    'paragraph 12, pages 100-200',
    'ISBN 978-3-16-148410-0',
    'since 1399/01/02, 07:30',
    'at the crossing @ Herat',
    'budget 0700 000',
  ])('lets %s pass', (text) => {
    expect(findNeverStored({ summary: { en: text } })).toEqual([])
  })

  it('lets ids, addresses and hashes pass', () => {
    const record = {
      id: 'gtd-200901230001',
      url: 'https://example.org/+93700123456/a@example.org',
      contentHash: `sha256:${'0123456789'.repeat(6)}0123`,
    }
    expect(findNeverStored(record)).toEqual([])
  })

  it('finds nothing in records of facts', () => {
    fc.assert(
      fc.property(incidentLists, (incidents) => {
        expect(findNeverStored(incidents)).toEqual([])
      }),
    )
  })

  it('comes to an end on a long hostile text', () => {
    for (const piece of ['1 ', '+9-', 'a@', 'a.', '07', '1399-']) {
      expect(findNeverStored({ summary: piece.repeat(25_000) })).toEqual([])
    }
  })
})
