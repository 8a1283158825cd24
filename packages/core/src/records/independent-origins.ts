import type { Source } from './source.ts'

/**
 * The origin of every source: sources that repeat one another, directly or over others, share one.
 *
 * An origin is named by the first id, in code-unit order, of the sources that it joins. Sources that
 * are only cited share no origin: `cites` names a document, not a figure that was taken over.
 *
 * @example
 * originsOf([]).size //=> 0
 */
export function originsOf(
  sources: readonly Pick<Source, 'id' | 'derivedFrom'>[],
): ReadonlyMap<string, string> {
  const parent = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root))
      root = next
    return root
  }
  for (const { id, derivedFrom } of sources) {
    for (const { source, derivation } of derivedFrom) {
      if (derivation === 'cites') continue
      const [first = id, second = source] = [rootOf(id), rootOf(source)].sort()
      if (first !== second) parent.set(second, first)
    }
  }
  return new Map(sources.map(({ id }) => [id, rootOf(id)]))
}
