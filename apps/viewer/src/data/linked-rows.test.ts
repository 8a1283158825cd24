import { everything, type Query } from '@recount/core/query'
import { computeOverTable, parseStatistic } from '@recount/core/statistics'
import { describe, expect, it } from 'vitest'
import { withoutOwnFilter } from '../address/edit-query.ts'
import { fixedSnapshot } from '../gallery/fixed-snapshot.ts'
import { linkedRows } from './linked-rows.ts'

const { table } = fixedSnapshot()
const dimensions = ['country', 'province', 'actor', 'type', 'method', 'source', 'grade'] as const

describe('linkedRows', () => {
  it('answers each chart as groups does without its own filter, however the question moves', () => {
    const path: readonly Partial<Query>[] = [
      {},
      { actor: ['iskp'] },
      { actor: ['iskp'], from: '2022-10-05', to: '2022-12-05' },
      { actor: ['iskp'], from: '2022-11-01', to: '2022-12-05' },
      { province: ['AF01'], from: '2022-11-01', precision: 'contained' },
      { type: ['explosion-or-remote-violence'], q: 'school', attribution: 'claimed' },
      { group: ['civilian'], harm: ['wounded'] },
      {},
    ]
    for (const step of path) {
      const query = { ...everything, ...step }
      for (const dimension of dimensions) {
        const { value } = parseStatistic('groups', `by=${dimension}`)
        if (value === null) throw new RangeError(dimension)
        const asked = withoutOwnFilter(query, [dimension])
        const { answer } = computeOverTable(table, 1, 'groups', asked, value.options)
        expect(linkedRows(table, query, dimension)).toEqual(answer.result.rows)
      }
    }
  })
})
