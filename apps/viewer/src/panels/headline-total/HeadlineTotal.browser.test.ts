import { everything } from '@recount/core/query'
import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { h } from 'vue'
import { answerTotal } from '../../data/explore-answers.ts'
import { fixedSnapshot } from '../../gallery/fixed-snapshot.ts'
import { renderPanel, wordsIn } from '../../gallery/render-panel.ts'
import { dari, english } from '../../language/languages.ts'
import { makeRecordNames } from '../../language/record-names.ts'
import HeadlineTotal from './HeadlineTotal.vue'
import { headlineModel } from './headline-model.ts'

const snapshot = fixedSnapshot()
// A page is as wide as its window, as it is in the viewer.
afterEach(() => page.viewport(1280, 800))

describe.each([english, dari])('the numerals in $ownName', (language) => {
  it.each([
    [320, 12],
    [390, 3_204],
    [390, 1_069_990],
    [700, 12_069_990],
    [1000, 12_069_990],
    [1280, 123_069_990],
  ])('never run into each other or out of their place: %i pixels, %i', async (width, number) => {
    await page.viewport(width, 800)
    const words = await wordsIn(language)
    const names = makeRecordNames(snapshot.records, words)
    const model = headlineModel(answerTotal(snapshot, everything), [], words, names.actor)
    const numerals = model.numerals.map((each) => ({ ...each, number: words.number(number) }))
    const screen = await renderPanel(words, () =>
      h(HeadlineTotal, { model: { ...model, numerals }, asTable: false }),
    )
    const boxes = [...screen.container.querySelectorAll<HTMLElement>('.numerals > div')]
    expect(boxes.length).toBe(3)
    const edges = document.documentElement.getBoundingClientRect()
    for (const box of boxes) {
      const numeral = box.querySelector('.numeral')?.getBoundingClientRect()
      if (numeral === undefined) throw new Error('no numeral')
      const place = box.getBoundingClientRect()
      expect([width, numeral.left >= place.left - 1, numeral.right <= place.right + 1]).toEqual([
        width,
        true,
        true,
      ])
      expect([place.left >= edges.left, place.right <= edges.right + 1]).toEqual([true, true])
      expect(numeral.height).toBeGreaterThan(14)
    }
    screen.unmount()
  })
})
