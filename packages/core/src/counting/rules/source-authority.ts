import type { SourceKind } from '../../records/index.ts'

/**
 * Kinds of source from the most to the least authoritative on a toll: first those that count by a
 * published method, then those that answer for the place, then those that pass on, last the parties.
 * A convention of the `envelope` rule, published in METHODS.md.
 */
export const sourceAuthority: readonly SourceKind[] = [
  'un-body',
  'hospital',
  'ngo',
  'government',
  'de-facto-authority',
  'dataset',
  'media',
  'witness',
  'public-figure',
  'political-party',
  'armed-group',
]

/**
 * The rank of a kind of source, 0 for the most authoritative.
 *
 * @example
 * authorityOf('un-body') < authorityOf('media') //=> true
 */
export function authorityOf(kind: SourceKind): number {
  return sourceAuthority.indexOf(kind)
}
