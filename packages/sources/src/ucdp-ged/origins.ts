import { foldText } from '@recount/core/primitives'
import type { Source, SourceKind } from '@recount/core/records'
import { noOrigin, originWords } from '../crosswalks/ucdp.ts'
import { slugOf } from '../places/slug-of.ts'
import type { SinkMark } from '../reading/source-format.ts'

/** Who first said what a row of GED reports, as `source_original` names it. */
export interface Origin {
  readonly id: string
  readonly name: string
  readonly kind: SourceKind
  /** The id of its statement in the incident. */
  readonly claim: string
  /** What it says: its name, as a text in English. */
  readonly summary: Source['name']
  /** Its record. */
  readonly source: Source
  /** The sink that is known to hold its record: asking that of each row would take longer. */
  heldBy: SinkMark | null
}

const longestName = 200
const mostOrigins = 8

const patterns = originWords.map(({ kind, words }) => ({
  kind,
  pattern: new RegExp(`(?<![a-z])(?:${words.join('|')})`),
}))

/**
 * The origins named in `source_original`: one for each part between semicolons or line breaks, or
 * between commas where the parts are bare abbreviations ("SOHR, VDC"). Words that name nobody ("not
 * given") are no origin.
 *
 * The kind is told by a table of words ({@link originWords}) and is `media` where none fits.
 *
 * @example
 * readOrigins('SOHR; police').map(({ kind }) => kind) //=> ['ngo', 'government']
 */
export function readOrigins(text: string): readonly Origin[] {
  const names = new Map(
    splitNames(text)
      .filter((name) => !noOrigin.includes(foldText(name)))
      .slice(0, mostOrigins)
      .map((name) => [slugOf(name), name.slice(0, longestName)] as const),
  )
  return Array.from(names, ([slug, name], index) => originOf(`ucdp-origin-${slug}`, name, index))
}

function originOf(id: string, name: string, index: number): Origin {
  const kind = kindOf(name)
  const summary = Object.freeze({ en: name })
  const source: Source = {
    actor: null,
    derivedFrom: [],
    id,
    kind,
    languages: [],
    name: summary,
    url: null,
    version: 1,
  }
  return { id, name, kind, claim: `origin-${index + 1}`, summary, source, heldBy: null }
}

function splitNames(text: string): readonly string[] {
  const parts = text.split(/[;\r\n]+/).flatMap((part) => {
    const names = part.split(',').map((name) => name.trim())
    return names.every((name) => /^[A-Z][A-Za-z-]{1,7}$/.test(name)) ? names : [part]
  })
  return parts.map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => part !== '')
}

function kindOf(name: string): SourceKind {
  const folded = foldText(name)
  return patterns.find(({ pattern }) => pattern.test(folded))?.kind ?? 'media'
}
