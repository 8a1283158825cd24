import { render } from 'vitest-browser-vue'
import { computed, defineComponent, h, type VNode } from 'vue'
import '../design/styles/fonts.css'
import '../design/styles/tokens.css'
import '../design/styles/base.css'
import { plainDisplay } from '../language/display.ts'
import type { Language } from '../language/languages.ts'
import { loadCatalogue } from '../language/load-catalogue.ts'
import { provideWords } from '../language/use-words.ts'
import { makeWords, type Words } from '../language/words.ts'

/** The words of a language as a test wants them: nothing chosen by the reader. */
export async function wordsIn(language: Language): Promise<Words> {
  return makeWords(language, await loadCatalogue(language.tag), plainDisplay)
}

/** Mounts what a function draws in a page of a language, with the viewer's own styles. */
export function renderPanel(words: Words, draw: () => VNode) {
  document.documentElement.lang = words.language.tag
  document.documentElement.dir = words.language.direction
  const page = defineComponent(() => {
    provideWords(computed(() => words))
    return () => h('main', { class: 'page' }, [draw()])
  })
  return render(page)
}
