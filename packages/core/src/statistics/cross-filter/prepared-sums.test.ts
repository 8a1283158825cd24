import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRows, tableOf } from '../../../test/incident-rows.ts'
import { everything } from '../../query/index.ts'
import { openEnd, openStart } from '../../table/index.ts'
import { addRows } from './add-rows.ts'
import { openCrossFilter, setFilter, upToDate } from './cross-filter.ts'
import { prepareSums, readNearest } from './prepared-sums.ts'
import { addSpans } from './span-sums.ts'
import { makePeriod, visitMoved, visitPeriod } from './time-course.ts'
import { touchNone } from './touched-groups.ts'
import type { ViewName } from './view-name.ts'

const bound = (open: number) =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(open) },
    { weight: 6, arbitrary: fc.integer({ min: -60, max: 460 }) },
  )

const periods = fc
  .tuple(bound(openStart), bound(openEnd))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))

describe('readNearest', () => {
  it('has for every period the sums of its incidents added one by one, the rows beside it moved', () => {
    fc.assert(
      fc.property(
        anyRows.filter((rows) => rows.some(({ span }) => span.latest !== openEnd)),
        fc.constantFrom<ViewName>('country', 'method', 'group'),
        fc.array(periods, { minLength: 1, maxLength: 10 }),
        fc.boolean(),
        (rows, name, asked, isFiltered) => {
          const session = openCrossFilter(tableOf(rows), [name], everything)
          if (isFiltered) setFilter(session, { type: ['battle'] })
          const { adding, summed } = upToDate(session, name)
          const { sums } = summed
          const prepared = prepareSums(session.course, adding)
          for (const { from, to } of asked) {
            const period = makePeriod(session.course, from, to)
            const read = new Float64Array(sums.length)
            const touched = touchNone(adding.keys.keys.length)
            const ends = readNearest(read, prepared, period, touched)
            visitMoved(session.course, ends, period, (first, end, sign) =>
              addSpans(read, prepared.spans, first, end, sign, touched),
            )
            const added = new Float64Array(sums.length)
            visitPeriod(session.course, period, false, (start, end, sign) =>
              addRows(added, adding, start, end, sign, touched),
            )
            expect(read).toEqual(added)
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})
