import { exactly } from '@recount/core/primitives'
import { describe, expect, it } from 'vitest'
import { h } from 'vue'
import { renderPanel, wordsIn } from '../../gallery/render-panel.ts'
import { english } from '../../language/languages.ts'
import CountSwitch from './CountSwitch.vue'

const option = (value: string, chosen: boolean) => ({
  value,
  name: value,
  summary: `What ${value} means`,
  killed: exactly(3),
  killedText: '3',
  woundedText: '4',
  difference: '',
  chosen,
})

describe('CountSwitch', () => {
  it('names each rule with its numbers, and emits the one that is chosen', async () => {
    const chosen: string[] = []
    const model = { options: [option('first', true), option('second', false)], greatest: 3 }
    const screen = await renderPanel(await wordsIn(english), () =>
      h(CountSwitch, {
        title: 'Counting rule',
        explanation: '',
        model,
        onChoose: (value: string) => chosen.push(value),
      }),
    )
    await expect
      .element(screen.getByRole('radio', { name: /first Killed: 3 Wounded: 4/ }))
      .toBeChecked()
    await screen.getByRole('radio', { name: /second/ }).click()
    expect(chosen).toEqual(['second'])
  })
})
