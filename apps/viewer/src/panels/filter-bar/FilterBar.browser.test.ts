import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { h } from 'vue'
import { renderPanel, wordsIn } from '../../gallery/render-panel.ts'
import { english } from '../../language/languages.ts'
import FilterBar from './FilterBar.vue'

const filter = {
  name: 'actor',
  value: 'iskp',
  isList: true,
  nameText: 'held responsible',
  valueText: 'ISKP',
} as const

async function mount() {
  const emitted: unknown[] = []
  const screen = await renderPanel(await wordsIn(english), () =>
    h(FilterBar, {
      filters: [filter],
      search: '',
      summary: '9 incidents',
      onRemove: (...what: unknown[]) => emitted.push(['remove', ...what]),
      onClear: () => emitted.push(['clear']),
      onSearch: (text: string) => emitted.push(['search', text]),
    }),
  )
  return { screen, emitted }
}

describe('FilterBar', () => {
  it('emits the filter to remove, and all of them', async () => {
    const { screen, emitted } = await mount()
    await screen.getByRole('button', { name: 'Remove filter: held responsible ISKP' }).click()
    await screen.getByRole('button', { name: 'Clear all' }).click()
    expect(emitted).toEqual([['remove', 'actor', 'iskp', true], ['clear']])
  })
  it('emits what was searched for when Enter is pressed, without the spaces around it', async () => {
    const { screen, emitted } = await mount()
    await screen.getByRole('searchbox').fill(' kaj ')
    await userEvent.keyboard('{Enter}')
    expect(emitted).toContainEqual(['search', 'kaj'])
  })
  it('tells screen readers when the numbers change', async () => {
    const { screen } = await mount()
    await expect.element(screen.getByText('9 incidents')).toHaveAttribute('aria-live', 'polite')
  })
})
