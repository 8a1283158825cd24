import { exactly } from '@recount/core/primitives'
import { describe, expect, it } from 'vitest'
import { h } from 'vue'
import { renderPanel, wordsIn } from '../../gallery/render-panel.ts'
import { english } from '../../language/languages.ts'
import BreakdownBars from './BreakdownBars.vue'
import { breakdownModel } from './breakdown-model.ts'

const words = await wordsIn(english)
const rows = Array.from({ length: 12 }, (_, index) => ({
  key: { province: index === 0 ? null : `P${index}` },
  killed: exactly(index),
  wounded: null,
  incidents: 1,
  unknownToll: 0,
}))
const model = breakdownModel(
  {
    title: 'Province',
    dimension: 'province',
    rows,
    chosen: ['P11'],
    measure: 'killed',
    labelOf: (key) => key ?? 'Not known',
  },
  words,
)
const mount = (chosen: string[] = []) =>
  renderPanel(words, () =>
    h(BreakdownBars, {
      title: 'Province',
      model,
      measure: 'killed',
      asTable: false,
      onChoose: (key: string) => chosen.push(key),
    }),
  )

describe('BreakdownBars', () => {
  it('emits the key of the bar that was chosen', async () => {
    const chosen: string[] = []
    const screen = await mount(chosen)
    await screen.getByRole('button', { name: /^P10 / }).click()
    expect(chosen).toEqual(['P10'])
  })
  it('says which bars are chosen', async () => {
    const screen = await mount()
    await expect
      .element(screen.getByRole('button', { name: /^P11 / }))
      .toHaveAttribute('aria-pressed', 'true')
    await expect
      .element(screen.getByRole('button', { name: /^P10 / }))
      .toHaveAttribute('aria-pressed', 'false')
  })
  it('shows the first bars, and all of them when asked; one without a key cannot be chosen', async () => {
    const screen = await mount()
    expect(screen.container.querySelectorAll('li').length).toBe(8)
    await screen.getByRole('button', { name: 'Show all 12' }).click()
    expect(screen.container.querySelectorAll('li').length).toBe(12)
    expect(screen.container.querySelectorAll('li button').length).toBe(11)
  })
})
