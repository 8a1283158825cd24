import type { Catalogue } from './catalogue.ts'
import type { Language } from './languages.ts'

/** Loads the messages of a language, which are a file of their own, so that readers load only theirs. */
export async function loadCatalogue(tag: Language['tag']): Promise<Catalogue> {
  if (tag === 'fa-AF') return (await import('./dari.ts')).dariCatalogue
  if (tag === 'ps') return (await import('./pashto.ts')).pashtoCatalogue
  return (await import('./english.ts')).englishCatalogue
}
