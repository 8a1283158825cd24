import type { Source } from './source.ts'

/** As much of a source as its origin depends on. */
type Deriving = Pick<Source, 'id' | 'derivedFrom'>

/**
 * The origin of every source: sources that repeat one another, directly or over others, share one.
 *
 * An origin is named by the first id, in code-unit order, of the sources that it joins. Sources that
 * are only cited share no origin: `cites` names a document, not a figure that was taken over.
 *
 * @example
 * originsOf([]).size //=> 0
 */
export function originsOf(sources: readonly Deriving[]): ReadonlyMap<string, string> {
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

/**
 * The origins of some speakers, as far as these themselves tell: by what each of them repeats, directly or
 * over others. A source that is not among them joins nobody by repeating two of them elsewhere. Speakers
 * that are an origin of their own may be left out.
 *
 * @example
 * originsAmong(['a'], new Map()).size //=> 0
 */
export function originsAmong(
  speakers: readonly string[],
  sources: ReadonlyMap<string, Deriving>,
): ReadonlyMap<string, string> {
  if (!speakers.some((id) => repeatsSomebody(sources.get(id)))) return noOrigins
  const reached = new Map<string, Deriving>()
  const pending = [...speakers]
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const source = sources.get(id)
    if (source === undefined || reached.has(id)) continue
    reached.set(id, source)
    for (const origin of source.derivedFrom) {
      if (origin.derivation !== 'cites') pending.push(origin.source)
    }
  }
  return originsOf([...reached.values()])
}

const noOrigins: ReadonlyMap<string, string> = new Map()

function repeatsSomebody(source: Deriving | undefined): boolean {
  return source?.derivedFrom.some(({ derivation }) => derivation !== 'cites') ?? false
}
