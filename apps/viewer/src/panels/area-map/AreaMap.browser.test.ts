import { everything } from '@recount/core/query'
import { beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { h } from 'vue'
import { answerBreakdown, answerIncidents } from '../../data/explore-answers.ts'
import { fixedSnapshot } from '../../gallery/fixed-snapshot.ts'
import { renderPanel, wordsIn } from '../../gallery/render-panel.ts'
import topology from '../../geography/afghanistan.topo.json'
import { makeMapFrame } from '../../geography/map-frame.ts'
import { english } from '../../language/languages.ts'
import AreaMap from './AreaMap.vue'
import { mapModel } from './map-model.ts'

const snapshot = fixedSnapshot()
const emitted: unknown[] = []

async function mount() {
  const words = await wordsIn(english)
  const model = mapModel(
    {
      incidents: answerIncidents(snapshot, everything),
      byArea: answerBreakdown(snapshot, everything, 'province'),
      chosen: ['AF32'],
      measure: 'killed',
      frame: makeMapFrame(topology, 720, 560),
      nameOf: (code) => code,
      titleOf: (id) => id,
      hrefOf: (id) => `/incidents/${id}`,
    },
    words,
  )
  return renderPanel(words, () =>
    h(AreaMap, {
      title: 'Where',
      note: '',
      model,
      measure: 'killed',
      asTable: false,
      onArea: (code: string) => emitted.push(code),
      onIncidents: (ids: readonly string[]) => emitted.push(ids.length),
    }),
  )
}

describe('AreaMap', () => {
  beforeEach(() => {
    emitted.length = 0
  })
  it('can be used with the keyboard alone', async () => {
    const screen = await mount()
    const province = screen.container.querySelector<SVGElement>('.target')
    province?.focus()
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard(' ')
    expect(emitted).toEqual(['AF01', 'AF01'])
  })
  it('says which provinces are chosen', async () => {
    const screen = await mount()
    const pressed = [...screen.container.querySelectorAll('[role="button"][aria-pressed="true"]')]
    expect(pressed.map((shape) => shape.getAttribute('aria-label'))).toEqual([
      expect.stringContaining('AF32'),
    ])
  })
  it('links a disc of one incident to its page, and emits the incidents of a joined one', async () => {
    const screen = await mount()
    const links = [...screen.container.querySelectorAll('a.point')]
    expect(links.map((link) => link.getAttribute('href'))).toContain('/incidents/afg-2022-aybak')
    const joined = screen.container.querySelector<SVGElement>('g.point[role="button"]')
    joined?.focus()
    await userEvent.keyboard('{Enter}')
    expect(emitted).toEqual([5])
  })
})
