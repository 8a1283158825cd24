import type { Words } from '../language/words.ts'
import { checkingPanels } from './checking-panels.ts'
import { explorePanels } from './explore-panels.ts'
import type { FixedSnapshot } from './fixed-snapshot.ts'
import type { GalleryEntry } from './gallery-entry.ts'
import { incidentPanels } from './incident-panels.ts'

/**
 * Every panel with fixed data. A new panel needs an entry: the gallery shows it, and the accessibility
 * test, which mounts all entries, fails without one.
 */
export function galleryEntries(snapshot: FixedSnapshot, words: Words): readonly GalleryEntry[] {
  return [
    ...explorePanels(snapshot, words),
    ...incidentPanels(snapshot, words),
    ...checkingPanels(snapshot, words),
  ]
}
