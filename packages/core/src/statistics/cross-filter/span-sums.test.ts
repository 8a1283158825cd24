import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRows, tableOf } from '../../../test/incident-rows.ts'
import { everything } from '../../query/index.ts'
import { addRows } from './add-rows.ts'
import { openCrossFilter, setFilter, upToDate } from './cross-filter.ts'
import { addSpans, sumSpans } from './span-sums.ts'
import { makePeriod, visitMoved, visitPeriod } from './time-course.ts'
import { touchNone } from './touched-groups.ts'
import type { ViewName } from './view-name.ts'

const views = fc.constantFrom<ViewName>('country', 'actor', 'method', 'group', 'harm', 'grade')

describe('addSpans', () => {
  it('adds for each span what its incidents add one by one, and touches the same groups', () => {
    fc.assert(
      fc.property(anyRows, views, fc.boolean(), (rows, name, isFiltered) => {
        const session = openCrossFilter(tableOf(rows), [name], everything)
        if (isFiltered) setFilter(session, { type: ['battle'] })
        const { adding, summed } = upToDate(session, name)
        const { rowStarts } = session.course
        const spans = sumSpans(session.course, adding)
        for (let span = 0; span + 1 < rowStarts.length; span++) {
          const [bySpan, byRow] = [addedTo(summed.sums.length), addedTo(summed.sums.length)]
          addSpans(bySpan.sums, spans, span, span + 1, 1, bySpan.touched)
          addRows(
            byRow.sums,
            adding,
            rowStarts[span] ?? 0,
            rowStarts[span + 1] ?? 0,
            1,
            byRow.touched,
          )
          expect(bySpan).toEqual(byRow)
          addSpans(bySpan.sums, spans, span, span + 1, -1, bySpan.touched)
          expect(bySpan.sums).toEqual(new Float64Array(summed.sums.length))
        }
      }),
      { numRuns: 100 },
    )
  })

  it('keeps sums exact over any walk of a period, forwards, backwards and over the edges', () => {
    const walks = fc.array(fc.tuple(fc.integer({ min: -60, max: 460 }), fc.nat({ max: 500 })), {
      minLength: 2,
      maxLength: 12,
    })
    fc.assert(
      fc.property(anyRows, views, walks, (rows, name, walk) => {
        const session = openCrossFilter(tableOf(rows), [name], everything)
        const { adding, summed } = upToDate(session, name)
        const { course } = session
        const spans = sumSpans(course, adding)
        const { sums, touched } = addedTo(summed.sums.length)
        let before = makePeriod(course, -1_000, -1_000)
        visitPeriod(course, before, false, (start, end, sign) =>
          addRows(sums, adding, start, end, sign, touched),
        )
        for (const [from, days] of walk) {
          const after = makePeriod(course, from, from + days)
          visitMoved(course, before, after, (first, end, sign) =>
            addSpans(sums, spans, first, end, sign, touched),
          )
          const anew = addedTo(summed.sums.length)
          visitPeriod(course, after, false, (start, end, sign) =>
            addRows(anew.sums, adding, start, end, sign, anew.touched),
          )
          expect(sums).toEqual(anew.sums)
          before = after
        }
      }),
      { numRuns: 100 },
    )
  })
})

function addedTo(numbers: number) {
  return { sums: new Float64Array(numbers), touched: touchNone(numbers) }
}
