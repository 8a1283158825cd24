import type { englishCatalogue } from './english.ts'
import type { Vocabulary } from './vocabulary.ts'

/** All messages of the viewer in one language: the keys of English, no more and no fewer. */
export type Catalogue = Omit<typeof englishCatalogue, 'vocabulary'> & {
  readonly vocabulary: Vocabulary
}
