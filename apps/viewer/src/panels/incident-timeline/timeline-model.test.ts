import { dayNumberOf, exactly, isoDateOf } from '@recount/core/primitives'
import { describe, expect, it } from 'vitest'
import { plainDisplay } from '../../language/display.ts'
import { english } from '../../language/languages.ts'
import { loadCatalogue } from '../../language/load-catalogue.ts'
import { makeWords } from '../../language/words.ts'
import { barAt, periodOfBars, timelineModel } from './timeline-model.ts'

const words = makeWords(english, await loadCatalogue('en'), plainDisplay)
const nothing = { killed: null, wounded: null, incidents: 0, unknownToll: 0 }
const weeks = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const start = dayNumberOf('2022-09-26') + 7 * index
    const key = { period: '', from: isoDateOf(start), to: isoDateOf(start + 6) }
    return { ...nothing, key, killed: exactly(index), incidents: index === 0 ? 0 : 1 }
  })
const modelOf = (differing: Partial<Parameters<typeof timelineModel>[0]>) =>
  timelineModel(
    {
      rows: weeks(10),
      undated: nothing,
      from: null,
      to: null,
      step: 'week',
      measure: 'killed',
      ...differing,
    },
    words,
  )

describe('timelineModel', () => {
  it('puts dated and undated incidents on one scale', () => {
    const { bars, undated } = modelOf({
      undated: { ...nothing, killed: { low: 18, best: 18, high: null }, incidents: 2 },
    })
    expect(undated?.low).toBeCloseTo(2 * (bars[9]?.low ?? 0), 1)
    expect(undated?.isOpen).toBe(true)
    expect(Math.max(...bars.map(({ high }) => high))).toBeLessThan(100)
  })
  it('cuts the undated bar where it would press the others flat, and keeps its number', () => {
    const undatedOf = (killed: number) =>
      modelOf({
        undated: { ...nothing, killed: { low: killed, best: killed, high: killed }, incidents: 2 },
      })
    const greatest = Math.max(...modelOf({}).bars.map(({ high }) => high))
    const flat = undatedOf(100_000)
    expect(flat.undated).toMatchObject({ isCut: true, low: 100, high: 100, text: '100,000' })
    expect(Math.max(...flat.bars.map(({ high }) => high))).toBe(greatest)
    expect(undatedOf(10).undated?.isCut).toBe(false)
  })
  it('has no undated bar where every incident has a step', () => {
    expect(modelOf({}).undated).toBeNull()
  })
  it('marks the steps that the chosen period meets', () => {
    const inPeriod = modelOf({ from: '2022-10-05', to: '2022-10-16' }).bars.filter(
      (bar) => bar.inPeriod,
    )
    expect(inPeriod.map(({ from }) => from)).toEqual(['2022-10-03', '2022-10-10'])
  })
  it('writes no tick over another: a month too near to the next one is left out', () => {
    const ticks = modelOf({}).bars.flatMap(({ tick }, index) => (tick === null ? [] : [index]))
    const gaps = ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? 0))
    expect(ticks.length).toBeGreaterThan(0)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10 / 8)
  })
  it('draws no bars where there are too many to tell apart, and says so', () => {
    const { bars, isTooLong, table } = modelOf({ rows: weeks(800) })
    expect(isTooLong).toBe(true)
    expect(bars).toEqual([])
    expect(table.rows.length).toBe(800)
  })
  it('makes its table of the same rows, the undated ones last', () => {
    const { table } = modelOf({ undated: { ...nothing, incidents: 4 } })
    expect(table.rows.length).toBe(11)
    expect(table.rows.at(-1)?.cells[0]?.text).toBe('Undated')
  })
  it('has an extent and a scale for nothing', () => {
    expect(modelOf({ rows: [] })).toMatchObject({ bars: [], extent: null })
  })
})

describe('periodOfBars', () => {
  const bars = [
    { from: '2022-10-03', to: '2022-10-09' },
    { from: '2022-10-10', to: '2022-10-16' },
  ]
  it('is the same whichever way the bars were dragged over', () => {
    expect(periodOfBars(bars, 0, 1)).toEqual({ from: '2022-10-03', to: '2022-10-16' })
    expect(periodOfBars(bars, 1, 0)).toEqual(periodOfBars(bars, 0, 1))
  })
  it('is null where there are no bars', () => {
    expect(periodOfBars([], 0, 0)).toBeNull()
  })
})

describe('barAt', () => {
  it('finds the bar under a pointer, also at and beyond the edges', () => {
    expect([-0.1, 0, 0.49, 0.5, 1, 1.2].map((fraction) => barAt(fraction, 2))).toEqual([
      0, 0, 0, 1, 1, 1,
    ])
  })
})
