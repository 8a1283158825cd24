import { describe, expect, test } from 'vitest'
import { casebook } from './index.ts'

/** A named target begins with the public office or the institution that makes its name public. */
const namedTargets =
  /^(Ambassador of|Leader of|Embassy of|Mosque|Madrasa|Kaj education centre|Outpost of|Minibus of|Hideout of)\b/

/** The kinds of source that may bear a person's name, and the public office that must stand after it. */
const offices =
  /^[^,]+, (leader|former (president|head)|spokes(man|person)|acting foreign minister|special representative|chargé d'affaires) /
const officesWithoutName =
  /^(Head|Local Taliban officials|Officials|Authorities|Ministry|Taliban authorities)\b/

describe('names', () => {
  test('of targets are those of public offices and institutions only', () => {
    const targets = casebook.incidents.flatMap(({ what }) => what.targets)
    const names = targets.flatMap(({ name }) => (name === null ? [] : [name.en ?? '']))
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter((name) => !namedTargets.test(name))).toEqual([])
  })

  test('of targets in businesses and among private citizens are not given', () => {
    const targets = casebook.incidents.flatMap(({ what }) => what.targets)
    const exposed = targets.filter(
      ({ type, name }) => ['business', 'private-citizens'].includes(type) && name !== null,
    )
    expect(exposed).toEqual([])
  })

  test('of sources that are people stand with a public office', () => {
    const people = casebook.sources.filter(({ kind }) =>
      ['public-figure', 'de-facto-authority', 'government'].includes(kind),
    )
    const names = people.map(({ name }) => name.en ?? '')
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter((name) => !offices.test(name) && !officesWithoutName.test(name))).toEqual(
      [],
    )
  })

  test('of witnesses are not given', () => {
    const witnesses = casebook.sources.filter(({ kind }) => kind === 'witness')
    expect(witnesses).toHaveLength(3)
    for (const { name } of witnesses) expect(name.en).toMatch(/^(Residents of|Local sources in) /)
  })

  test('do not stand in summaries and damage: no two capitalised words beyond these', () => {
    const texts = casebook.incidents.flatMap(({ claims, damage }) => [
      ...claims.flatMap((claim) => (claim.kind === 'statement' ? [claim.summary.en ?? ''] : [])),
      ...damage.map(({ what }) => what.en ?? ''),
    ])
    const pairs = texts.flatMap((text) => text.match(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu) ?? [])
    expect(texts.length).toBeGreaterThan(30)
    expect(pairs).toEqual([])
  })
})
