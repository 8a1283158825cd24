import { everything } from '@recount/core/query'
import { describe, expect, it } from 'vitest'
import { h } from 'vue'
import { answerTimeline } from '../../data/explore-answers.ts'
import { fixedSnapshot } from '../../gallery/fixed-snapshot.ts'
import { renderPanel, wordsIn } from '../../gallery/render-panel.ts'
import { dari, english, type Language } from '../../language/languages.ts'
import IncidentTimeline from './IncidentTimeline.vue'
import { timelineModel } from './timeline-model.ts'

async function mount(language: Language) {
  const words = await wordsIn(language)
  const answer = answerTimeline(fixedSnapshot(), everything, 'week', 'gregory')
  const source = { ...answer, from: null, to: null, step: 'week', measure: 'killed' } as const
  const periods: (readonly (string | null)[])[] = []
  const drags: ({ from: string; to: string } | null)[] = []
  const screen = await renderPanel(words, () =>
    h(IncidentTimeline, {
      title: 'When',
      model: timelineModel(source, words),
      measure: 'killed',
      step: 'week',
      from: null,
      to: null,
      asTable: false,
      onDrag: (period: { from: string; to: string } | null) => drags.push(period),
      onPeriod: (from: string | null, to: string | null) => periods.push([from, to]),
    }),
  )
  const plot = screen.container.querySelector('.plot')
  if (plot === null) throw new Error('no plot')
  return { plot, periods, drags, bars: answer.rows }
}

function drag(plot: Element, from: number, to: number) {
  const { left, width, top } = plot.getBoundingClientRect()
  const at = (type: string, fraction: number) =>
    plot.dispatchEvent(
      new PointerEvent(type, {
        clientX: left + width * fraction,
        clientY: top + 10,
        bubbles: true,
        button: 0,
      }),
    )
  at('pointerdown', from)
  at('pointermove', to)
  at('pointerup', to)
}

describe('IncidentTimeline', () => {
  it('emits the period that was dragged over, from first to last day', async () => {
    const { plot, periods, bars } = await mount(english)
    drag(plot, 0.99, 0.01)
    expect(periods).toEqual([[bars[0]?.key.from, bars.at(-1)?.key.to]])
  })
  it('tells the period under the drag as it moves, and when the drag is given up', async () => {
    const { plot, drags, periods, bars } = await mount(english)
    const { left, width, top } = plot.getBoundingClientRect()
    const at = (type: string, fraction: number) =>
      plot.dispatchEvent(
        new PointerEvent(type, {
          clientX: left + width * fraction,
          clientY: top + 10,
          bubbles: true,
        }),
      )
    at('pointerdown', 0.01)
    at('pointermove', 0.99)
    at('pointermove', 0.99)
    at('pointercancel', 0.99)
    const first = bars[0]?.key
    expect(drags).toEqual([
      { from: first?.from, to: first?.to },
      { from: first?.from, to: bars.at(-1)?.key.to },
      null,
    ])
    expect(periods).toEqual([])
  })
  it('emits the step that was clicked', async () => {
    const { plot, periods, bars } = await mount(english)
    drag(plot, 0.01, 0.01)
    expect(periods).toEqual([[bars[0]?.key.from, bars[0]?.key.to]])
  })
  it('runs from right to left where the language does', async () => {
    const { plot, periods, bars } = await mount(dari)
    drag(plot, 0.99, 0.99)
    expect(periods).toEqual([[bars[0]?.key.from, bars[0]?.key.to]])
  })
  it('lets the period be set without dragging, in the calendar of the reader', async () => {
    const { periods, plot } = await mount(dari)
    const selects = plot.closest('main')?.querySelectorAll('select') ?? []
    const [day] = selects
    if (day === undefined) throw new Error('no field')
    day.value = '14'
    day.dispatchEvent(new Event('change'))
    expect(periods).toEqual([['2022-04-03', null]])
  })
})
