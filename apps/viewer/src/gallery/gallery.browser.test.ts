import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { dari, english, type Language, pashto } from '../language/languages.ts'
import { fixedSnapshot } from './fixed-snapshot.ts'
import { galleryEntries } from './gallery-entries.ts'
import { renderPanel, wordsIn } from './render-panel.ts'

const components = Object.keys(import.meta.glob('../panels/*/*.vue'))
  .map((path) => path.replace('../panels/', '').replace('.vue', ''))
  // A panel's folder is named after its component; other components in it are its parts.
  .filter((panel) => {
    const [folder = '', component = ''] = panel.split('/')
    return component.toLowerCase() === folder.replaceAll('-', '')
  })

const snapshot = fixedSnapshot()
const wordsOf = new Map(
  await Promise.all(
    [english, dari, pashto].map(async (language) => [language, await wordsIn(language)] as const),
  ),
)

function entriesIn(language: Language) {
  const words = wordsOf.get(language)
  if (words === undefined) throw new RangeError(language.tag)
  return galleryEntries(snapshot, words).map((entry) => ({ ...entry, words }))
}

describe('the gallery', () => {
  it('shows every panel', () => {
    const shown = new Set(entriesIn(english).map(({ panel }) => panel))
    expect(components.length).toBeGreaterThan(10)
    expect(components.filter((panel) => !shown.has(panel))).toEqual([])
  })
})

describe.each([english, dari, pashto])('every panel in $ownName', (language) => {
  it.each(entriesIn(language))('$panel ($title) has no accessibility violation', async (entry) => {
    for (const theme of ['light', 'dark']) {
      document.documentElement.dataset.theme = theme
      const screen = await renderPanel(entry.words, entry.render)
      const { violations } = await axe.run(screen.container, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'page-has-heading-one': { enabled: false }, region: { enabled: false } },
      })
      const found = violations.map(({ id, nodes }) => [theme, id, nodes[0]?.html])
      expect(found).toEqual([])
      screen.unmount()
    }
    delete document.documentElement.dataset.theme
  })
})
