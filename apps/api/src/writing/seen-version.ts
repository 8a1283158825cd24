import type { Problem } from '../problems/index.ts'

/** The version that a writer has seen, or why it cannot be told. */
export type SeenVersion =
  | { readonly version: number; readonly problem: null }
  | { readonly version: null; readonly problem: Problem }

/**
 * Reads `If-Match`: the version of the record that the writer has seen, as the entity tag `"3"`. Proxies
 * that compress weaken tags, and versions are exact however they are written, so `W/"3"` is the same.
 *
 * `*` names no version, and so it is refused like nothing at all.
 *
 * @example
 * readSeenVersion('W/"3"').version //=> 3
 */
export function readSeenVersion(ifMatch: string | undefined): SeenVersion {
  const written = /^\s*(?:W\/)?"([1-9]\d{0,8})"\s*$/.exec(ifMatch ?? '')?.[1]
  if (written !== undefined) return { version: Number(written), problem: null }
  const problem: Problem = {
    kind: 'version-required',
    detail: 'Send `If-Match` with the version that you have seen, for instance `If-Match: "3"`.',
  }
  return { version: null, problem }
}

/** The entity tag of a version, for those who write. */
export function tagOfVersion(version: number): string {
  return `"${version}"`
}
