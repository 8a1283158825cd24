import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anySearch, queries } from '../../test/queries.ts'
import { formatQuery } from './format-query.ts'
import { parameterNames, parseQuery } from './parse-query.ts'
import { everything, type Query } from './query.ts'
import { queryParameters } from './query-parameters.ts'

describe('parseQuery and formatQuery', () => {
  it('are inverse: what is written is read back as it was', () => {
    fc.assert(
      fc.property(queries, (query) => {
        expect(parseQuery(formatQuery(query))).toEqual({ value: query, issues: [] })
      }),
      { numRuns: 1000 },
    )
  })

  it('write one canonical address for one question, however it was asked', () => {
    fc.assert(
      fc.property(anySearch, (search) => {
        const { value } = parseQuery(search)
        if (value === null) return
        const canonical = formatQuery(value)
        expect(parseQuery(canonical)).toEqual({ value, issues: [] })
        expect(parseQuery(`?${canonical}`)).toEqual({ value, issues: [] })
      }),
    )
  })

  it('give the same question for the same parameters in any order', () => {
    fc.assert(
      fc.property(queries.chain(withReorderedAddress), ([query, search]) => {
        expect(parseQuery(search).value).toEqual(query)
      }),
    )
  })

  it('leave every default out, so that the question for everything is empty', () => {
    expect(formatQuery(everything)).toBe('')
    expect(parseQuery('').value).toEqual(everything)
    expect(parseQuery('?').value).toEqual(everything)
  })

  it('write an address that URL reads as the same parameters', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const url = new URL(`https://recount.example/?${formatQuery(query)}`)
        expect(url.searchParams.get('q')).toBe(query.q)
        expect(url.searchParams.get('actor')?.split(',') ?? []).toEqual(query.actor)
      }),
    )
  })
})

describe('parseQuery', () => {
  it('never throws on any text, and gives a value or issues', () => {
    fc.assert(
      fc.property(anySearch, (search) => {
        const { value, issues } = parseQuery(search)
        expect(value === null).toBe(issues.length > 0)
      }),
      { numRuns: 2000 },
    )
  })

  it.each(parameterNames)('reads the example of %s', (name) => {
    const { example } = queryParameters[name]
    const { value, issues } = parseQuery(`${name}=${encodeURIComponent(example)}`)
    expect(issues).toEqual([])
    expect(formatQuery(value ?? everything)).toBe(`${name}=${example}`)
  })

  it.each(parameterNames)('takes %s without a text as left out', (name) => {
    expect(parseQuery(`${name}=`)).toEqual({ value: everything, issues: [] })
    expect(parseQuery(name)).toEqual({ value: everything, issues: [] })
  })

  it.each(parameterNames)('refuses %s given twice, by its name', (name) => {
    const { example } = queryParameters[name]
    const { value, issues } = parseQuery(`${name}=${example}&${name}=${example}`)
    expect(value).toBeNull()
    expect(issues).toMatchObject([{ code: 'repeated-parameter', path: name }])
  })

  it.each([
    ['contry=AFG', 'contry', 'a known parameter (did you mean country?)'],
    ['form=2022-10-05', 'form', 'a known parameter (did you mean from?)'],
    ['metod=drone', 'metod', 'a known parameter (did you mean method?)'],
    ['asof=12', 'asof', 'a known parameter (did you mean asOf?)'],
    ['%63ontry=AFG', 'contry', 'a known parameter (did you mean country?)'],
    ['whatever=1', 'whatever', `a known parameter (one of ${parameterNames.join(', ')})`],
    ['__proto__=1', '__proto__', `a known parameter (one of ${parameterNames.join(', ')})`],
  ])('tells for %s which parameter was meant', (search, path, expected) => {
    const { value, issues } = parseQuery(search)
    expect(value).toBeNull()
    expect(issues).toMatchObject([{ code: 'unknown-parameter', path, expected }])
  })

  it.each([
    ['type=batle', 'type', /^one or more of battle, .* \(did you mean battle\?\)$/],
    ['method=firearm', 'method', /\(did you mean firearms\?\)$/],
    ['target=goverment', 'target', /\(did you mean government\?\)$/],
    ['harm=deaths', 'harm', /^one or more of killed, wounded, missing, abducted$/],
    ['harm=killed-or-wounded', 'harm', /^one or more of killed, wounded, missing, abducted$/],
    ['group=civilians', 'group', /\(did you mean civilian\?\)$/],
    ['group=all', 'group', /^one or more of civilian, /],
    ['grade=fiar', 'grade', /\(did you mean fair\?\)$/],
    ['attribution=claim', 'attribution', /\(did you mean claimed\?\)$/],
    ['precision=contain', 'precision', /\(did you mean contained\?\)$/],
    ['sort=oldst', 'sort', /\(did you mean oldest\?\)$/],
    ['rule=envelop', 'rule', /\(did you mean envelope\?\)$/],
    ['from=2022-02-30', 'from', /^a day that exists, as YYYY-MM-DD$/],
    ['to=yesterday', 'to', /^a day that exists, as YYYY-MM-DD$/],
    ['from=2022-12-06&to=2022-12-05', 'from', /^a day not after to \(2022-12-05\)$/],
    ['country=afg', 'country', /^ISO 3166-1 alpha-3 codes in capitals/],
    ['country=Afghanistan', 'country', /^ISO 3166-1 alpha-3 codes in capitals/],
    ['country=AFG,,PAK', 'country', /^ISO 3166-1 alpha-3 codes in capitals/],
    ['actor=a%20b', 'actor', /^ids of letters, digits/],
    ['incident=a/b', 'incident', /^ids of letters, digits/],
    ['bbox=1,2,3', 'bbox', /^west,south,east,north in degrees/],
    ['bbox=1,2,3,4,5', 'bbox', /^west,south,east,north in degrees/],
    ['bbox=1,9,3,4', 'bbox', /south not above north$/],
    ['bbox=0x1,2,3,4', 'bbox', /^west,south,east,north in degrees/],
    ['bbox=1,,3,4', 'bbox', /^west,south,east,north in degrees/],
    ['bbox=181,2,3,4', 'bbox', /^west,south,east,north in degrees/],
    ['bbox=1,-91,3,4', 'bbox', /^west,south,east,north in degrees/],
    ['bbox=1,2,3,1e999', 'bbox', /^west,south,east,north in degrees/],
    ['limit=0', 'limit', /^a whole number from 1 to 1000$/],
    ['limit=1001', 'limit', /^a whole number from 1 to 1000$/],
    ['limit=ten', 'limit', /^a whole number from 1 to 1000$/],
    ['asOf=now', 'asOf', /^a ledger revision or an ISO 8601 time$/],
    ['asOf=012', 'asOf', /^a ledger revision or an ISO 8601 time$/],
    ['asOf=2022-12-05T25:00Z', 'asOf', /^a ledger revision or an ISO 8601 time$/],
    ['asOf=2022-12-05T10:00', 'asOf', /^a ledger revision or an ISO 8601 time$/],
    ['cursor=a%2Fb', 'cursor', /^a cursor as a page before gave it$/],
    ['q=%20', 'q', /^words, at most 200 characters$/],
    ['q=%D9%80', 'q', /^words, at most 200 characters$/],
    [`q=${'x'.repeat(201)}`, 'q', /^words, at most 200 characters$/],
    ['q=%ff', 'q', /^UTF-8 behind percent signs$/],
    ['q=\ud800', 'q', /^UTF-8 behind percent signs$/],
  ])('refuses %s and says what it expects', (search, path, expected) => {
    const { value, issues } = parseQuery(search)
    expect(value).toBeNull()
    expect(issues).toHaveLength(1)
    expect(issues[0]?.path).toBe(path)
    expect(issues[0]?.expected).toMatch(expected)
  })

  it('tells all that is wrong at once', () => {
    const { issues } = parseQuery('contry=AFG&harm=deaths&limit=0&from=2022-10-05')
    expect(issues.map(({ path }) => path)).toEqual(['contry', 'harm', 'limit'])
  })

  it.each([
    ['q=kaj+academy', { q: 'kaj academy' }],
    ['q=%D8%A7%DB%8C%D8%A8%DA%A9', { q: 'ایبک' }],
    ['q=%20kaj%20', { q: 'kaj' }],
    ['country=PAK,AFG,PAK', { country: ['AFG', 'PAK'] }],
    ['country=PAK, AFG', { country: ['AFG', 'PAK'] }],
    ['bbox=-0,0,10.50,1e1', { bbox: { west: 0, south: 0, east: 10.5, north: 10 } }],
    ['bbox=170,-20,-170,0', { bbox: { west: 170, south: -20, east: -170, north: 0 } }],
    ['limit=0007', { limit: 7 }],
    ['rule=envelope@1', { rule: 'envelope' }],
    ['rule=single-source(unama)', { rule: 'single-source(unama)' }],
    ['asOf=2022-12-05', { asOf: '2022-12-05' }],
    ['asOf=2022-12-05T10:00:00.5Z', { asOf: '2022-12-05T10:00:00.5Z' }],
    ['&&from=2022-10-05&', { from: '2022-10-05' }],
  ])('reads %s', (search, changes) => {
    expect(parseQuery(search)).toEqual({ value: { ...everything, ...changes }, issues: [] })
  })

  it('passes over parameters that somebody else reads, and offers them for a mistyped one', () => {
    expect(parseQuery('by=week&by=month&lang=fa', ['by', 'lang']).value).toEqual(everything)
    expect(parseQuery('calender=persian', ['calendar']).issues[0]?.expected).toBe(
      'a known parameter (did you mean calendar?)',
    )
  })
})

describe('formatQuery', () => {
  it('writes parameters in one order, lists sorted and each member once', () => {
    const query: Query = {
      ...everything,
      to: '2022-12-05',
      country: ['PAK', 'AFG', 'PAK'],
      asOf: '2022-12-05T10:00Z',
      q: 'a&b=c',
      from: '2022-10-05',
    }
    expect(formatQuery(query)).toBe(
      'from=2022-10-05&to=2022-12-05&country=AFG,PAK&q=a%26b%3Dc&asOf=2022-12-05T10:00Z',
    )
  })
})

function withReorderedAddress(query: Query) {
  const parts = formatQuery(query).split('&')
  return fc.tuple(
    fc.constant(query),
    fc
      .shuffledSubarray(parts, { minLength: parts.length, maxLength: parts.length })
      .map((shuffled) => shuffled.join('&')),
  )
}
