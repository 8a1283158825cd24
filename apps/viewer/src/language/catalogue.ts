import type { englishCatalogue } from './english.ts'
import type { Language } from './languages.ts'
import type { Vocabulary } from './vocabulary.ts'

/** All messages of the viewer in one language: the keys of English, no more and no fewer. */
export type Catalogue = Omit<typeof englishCatalogue, 'vocabulary'> & {
  readonly vocabulary: Vocabulary
}

/** Loads the messages of a language, which are a file of their own, so that readers load only theirs. */
export async function loadCatalogue(tag: Language['tag']): Promise<Catalogue> {
  if (tag === 'fa-AF') return (await import('./dari.ts')).dariCatalogue
  if (tag === 'ps') return (await import('./pashto.ts')).pashtoCatalogue
  return (await import('./english.ts')).englishCatalogue
}
