import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { originsAmong, originsOf } from './independent-origins.ts'
import type { Source } from './source.ts'

type Node = Pick<Source, 'id' | 'derivedFrom'>

const names = ['a', 'b', 'c', 'd', 'e', 'f']
const graphs: fc.Arbitrary<readonly Node[]> = fc.tuple(
  ...names.map((id) =>
    fc.record({
      id: fc.constant(id),
      derivedFrom: fc.array(
        fc.record({
          source: fc.constantFrom(...names, 'unlisted'),
          derivation: fc.constantFrom(
            'wire-copy' as const,
            'translation' as const,
            'cites' as const,
          ),
        }),
        { maxLength: 2 },
      ),
    }),
  ),
)

describe('originsOf', () => {
  it('gives every source that repeats nobody an origin of its own', () => {
    expect([...originsOf([node('a'), node('b')])]).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ])
  })

  it('gives a copy, a copy of the copy and a sister copy one origin', () => {
    const origins = originsOf([node('wire'), node('b', 'wire'), node('c', 'b'), node('d', 'wire')])
    expect(new Set(origins.values())).toEqual(new Set(['b']))
  })

  it('joins two sources that repeat a third one which is not in the list', () => {
    const origins = originsOf([node('b', 'spokesman'), node('c', 'spokesman')])
    expect(origins.get('b')).toBe(origins.get('c'))
  })

  it('joins nothing for a citation', () => {
    const cites = { id: 'b', derivedFrom: [{ source: 'a', derivation: 'cites' as const }] }
    expect(originsOf([node('a'), cites]).get('b')).toBe('b')
  })

  it('ends where sources repeat each other in a circle', () => {
    const origins = originsOf([node('a', 'c'), node('b', 'a'), node('c', 'b')])
    expect([...origins.values()]).toEqual(['a', 'a', 'a'])
  })

  it('joins exactly what a walk over the graph reaches, whatever the order of the list', () => {
    fc.assert(
      fc.property(
        graphs.chain((nodes) => fc.tuple(fc.constant(nodes), shuffled(nodes))),
        ([nodes, other]) => {
          const origins = originsOf(nodes)
          expect(originsOf(other)).toEqual(origins)
          for (const a of names) {
            for (const b of names) {
              expect(origins.get(a) === origins.get(b)).toBe(reaches(nodes, a, b))
            }
          }
        },
      ),
    )
  })
})

describe('originsAmong', () => {
  const among = (speakers: readonly string[], nodes: readonly Node[]) =>
    originsAmong(speakers, new Map(nodes.map((each) => [each.id, each])))

  it('does not join two sources that a third one repeats, unless that one speaks too', () => {
    const nodes = [node('a'), node('b'), node('paper', 'a', 'b')]
    const apart = among(['a', 'b'], nodes)
    expect(apart.get('a') ?? 'a').not.toBe(apart.get('b') ?? 'b')
    const joined = among(['a', 'b', 'paper'], nodes)
    expect(new Set(joined.values()).size).toBe(1)
  })

  it('joins the speakers that all sources together join, where all of them speak', () => {
    fc.assert(
      fc.property(graphs, (nodes) => {
        const all = originsOf(nodes)
        const some = among(
          nodes.map(({ id }) => id),
          nodes,
        )
        for (const { id } of nodes) expect(some.get(id) ?? id).toBe(all.get(id))
      }),
    )
  })

  it('depends on nothing but the speakers and what they repeat', () => {
    fc.assert(
      fc.property(graphs, fc.subarray([...names]), (nodes, speakers) => {
        const byId = new Map(nodes.map((each) => [each.id, each]))
        const needed = new Set(speakers)
        for (const id of needed) {
          for (const { source } of byId.get(id)?.derivedFrom ?? []) needed.add(source)
        }
        const some = nodes.filter(({ id }) => needed.has(id))
        expect(among(speakers, some)).toEqual(among(speakers, nodes))
      }),
    )
  })
})

function node(id: string, ...origins: readonly string[]): Node {
  return { id, derivedFrom: origins.map((source) => ({ source, derivation: 'wire-copy' })) }
}

function shuffled(nodes: readonly Node[]) {
  return fc.shuffledSubarray([...nodes], { minLength: nodes.length })
}

/** The slow, obvious way: walks along copies in both directions. */
function reaches(nodes: readonly Node[], from: string, to: string): boolean {
  const edges = nodes.flatMap(({ id, derivedFrom }) =>
    derivedFrom
      .filter((edge) => edge.derivation !== 'cites')
      .map(({ source }) => [id, source] as const),
  )
  const seen = new Set([from])
  for (let size = 0; size !== seen.size; ) {
    size = seen.size
    for (const [a, b] of edges) {
      if (seen.has(a)) seen.add(b)
      if (seen.has(b)) seen.add(a)
    }
  }
  return seen.has(to)
}
