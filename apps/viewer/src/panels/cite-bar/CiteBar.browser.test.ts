import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { h, shallowRef } from 'vue'
import { renderPanel, wordsIn } from '../../gallery/render-panel.ts'
import { english } from '../../language/languages.ts'
import CiteBar from './CiteBar.vue'
import type { CiteState } from './cite-model.ts'

const made: CiteState = {
  status: 'made',
  id: 'fig-1',
  href: '/figures/fig-1',
  address: 'https://example.org/figures/fig-1',
  citation: 'At least 96 killed.',
}

async function mount(onCite: () => void = () => {}) {
  const state = shallowRef<CiteState>({ status: 'idle' })
  const links = [{ label: 'Total', address: 'https://example.org/v1/statistics/total' }]
  const screen = await renderPanel(await wordsIn(english), () =>
    h(CiteBar, { state: state.value, links, onCite }),
  )
  return { screen, state }
}

describe('CiteBar', () => {
  it('asks for a figure when it is opened, and shows its address when it is made', async () => {
    let asked = 0
    const { screen, state } = await mount(() => {
      asked++
    })
    await screen.getByRole('button', { name: 'Cite this number' }).click()
    expect(asked).toBe(1)
    state.value = made
    await expect
      .element(screen.getByRole('link', { name: made.address }))
      .toHaveAttribute('href', made.address)
    await expect.element(screen.getByText('At least 96 killed.')).toBeVisible()
  })
  it('says what to do when no figure could be made', async () => {
    const { screen, state } = await mount()
    await screen.getByRole('button', { name: 'Cite this number' }).click()
    state.value = { status: 'failed' }
    await expect.element(screen.getByRole('alert')).toBeVisible()
    await expect.element(screen.getByRole('button', { name: 'Try again' })).toBeVisible()
  })
  it('shows the addresses of the API, closes with Escape and gives the focus back', async () => {
    const { screen } = await mount()
    const open = screen.getByRole('button', { name: 'API' })
    await open.click()
    await expect.element(screen.getByRole('link', { name: /statistics\/total/ })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
    await expect.element(open).toHaveFocus()
  })
  it('has no accessibility violation while it is open', async () => {
    const { screen, state } = await mount()
    await screen.getByRole('button', { name: 'Cite this number' }).click()
    state.value = made
    await expect.element(screen.getByRole('link', { name: made.address })).toBeVisible()
    const { violations } = await axe.run(screen.container)
    const found = violations.filter(({ id }) => id !== 'page-has-heading-one' && id !== 'region')
    expect(found.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  })
})
