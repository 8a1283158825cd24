import { casebook } from '@recount/casebook'
import type { Incident, RecordSet } from '@recount/core/records'
import { describe, expect, it } from 'vitest'
import { fileStream, fixture } from '../../test/fixture.ts'
import { readAll } from '../../test/read-all.ts'
import { describeWithData } from '../../test/test-data.ts'
import { findDuplicates } from './find-duplicates.ts'

const { incidents, actors } = (await readAll(fixture('ged-49-columns.csv'))).records
const [battle, street] = incidents as readonly [Incident, Incident, Incident]

const copy = (incident: Incident, changes: Partial<Incident> = {}): Incident => ({
  ...incident,
  id: `copy-${incident.id}`,
  dataset: 'another',
  ...changes,
})

const scoreOf = (other: Incident) =>
  findDuplicates([street, other], actors, { least: 0 })[0]?.score ?? null

describe('findDuplicates', () => {
  it('finds an incident that two datasets tell alike, and says why', () => {
    const [pair, ...others] = findDuplicates([battle, copy(battle), street], actors)
    expect(others).toEqual([])
    expect(pair).toMatchObject({
      incidents: ['copy-ucdp-ged-900001', 'ucdp-ged-900001'],
      rivals: 0,
    })
    expect(pair?.likenesses.map(({ respect, because }) => `${respect}: ${because}`)).toEqual([
      'time: same days',
      'place: both known to the same province',
      'actors: same actors',
      'toll: both 6 killed',
      'sources: same sources cited',
    ])
  })

  it('scores lower the more days, kilometres and people lie between', () => {
    const when = { ...street.when, earliest: '1999-07-02', latest: '1999-07-02' }
    const position = { latitude: 22.2, longitude: -99.99 }
    const far = { ...street.where, position, locality: { en: 'Valle' } }
    const more = street.claims.map((claim) =>
      claim.kind === 'toll' && claim.group === 'all'
        ? { ...claim, quantity: { low: 9, best: 9, high: 9, wording: null } }
        : claim,
    )
    const same = scoreOf(copy(street)) ?? 0
    expect(same).toBe(1)
    for (const change of [{ when }, { where: far }, { claims: more }]) {
      expect(scoreOf(copy(street, change))).toBeLessThan(same)
      expect(scoreOf(copy(street, change))).toBeGreaterThan(0)
    }
  })

  it('compares nothing more than three days, a hundred kilometres or a border apart', () => {
    const later = { ...street.when, earliest: '1999-07-05', latest: '1999-07-05' }
    const north = { ...street.where, position: { latitude: 23.93, longitude: -99.99 } }
    expect(scoreOf(copy(street, { when: later }))).toBeNull()
    expect(scoreOf(copy(street, { where: north }))).toBeNull()
    expect(scoreOf(copy(street, { where: { ...street.where, country: 'USA' } }))).toBeNull()
  })

  it('looks within datasets or between them, as asked', () => {
    const within = copy(street, { dataset: street.dataset })
    const between = { ...copy(street), id: 'elsewhere' }
    const idsOf = (pairs: 'within' | 'between') =>
      findDuplicates([street, within, between], actors, { pairs }).map((pair) =>
        pair.incidents.join(' '),
      )
    expect(idsOf('within')).toEqual(['copy-ucdp-ged-900002 ucdp-ged-900002'])
    expect(idsOf('between')).toHaveLength(2)
  })

  it('counts the rivals of a pair', () => {
    const twice = [street, copy(street), { ...copy(street), id: 'third', dataset: 'a third' }]
    expect(findDuplicates(twice, actors).map(({ rivals }) => rivals)).toEqual([2, 2, 2])
  })

  it('gives the same pairs whatever order the incidents come in', () => {
    const all = [...incidents, ...incidents.map((incident) => copy(incident))]
    expect(findDuplicates([...all].reverse(), actors)).toEqual(findDuplicates(all, actors))
  })

  it('finds no duplicates in the casebook, whose incidents are ten', () => {
    expect(findDuplicates(casebook.incidents, casebook.actors)).toEqual([])
  })
})

/** Incidents that two files tell, known by their ids, against the pairs that are found without these. */
function measure(older: RecordSet, newer: RecordSet) {
  const renamed = (records: RecordSet, dataset: string) =>
    records.incidents.map((one) => ({ ...one, id: `${dataset}:${one.id}`, dataset }))
  const known = new Set(older.incidents.map(({ id }) => id))
  const truth = newer.incidents.filter(({ id }) => known.has(id)).length
  const pairs = findDuplicates(
    [...renamed(older, 'old'), ...renamed(newer, 'new')],
    [...older.actors, ...newer.actors],
    { pairs: 'between' },
  )
  const isRight = ({ incidents: [a, b] }: (typeof pairs)[number]) => a.slice(4) === b.slice(4)
  const share = (chosen: typeof pairs) => ({
    precision: chosen.filter(isRight).length / chosen.length,
    recall: chosen.filter(isRight).length / truth,
  })
  return { truth, all: share(pairs), unrivalled: share(pairs.filter(({ rivals }) => rivals === 0)) }
}

const sample = 'ged/ged231-sample1000.csv'
const mexico = 'ged/ged-mexico-v2x.csv'
const bangladesh = 'ged/ged191-hdx-conflict_data_BGD-hxl.csv'
const both = 'ged/ged191-BGD-MMR.csv'

describeWithData(
  'findDuplicates on incidents of two releases, known by their ids',
  [sample, mexico, bangladesh, both],
  (pathOf) => {
    it('finds every one between 23.1 and 24.1, and none wrong among pairs without rivals', async () => {
      const older = (await readAll(fileStream(pathOf(mexico)))).records
      const newer = (await readAll(fileStream(pathOf(sample)))).records
      const { truth, all, unrivalled } = measure(older, newer)
      expect(truth).toBe(44)
      expect(all.recall).toBe(1)
      expect(all.precision).toBeGreaterThan(0.5)
      expect(unrivalled.precision).toBe(1)
      expect(unrivalled.recall).toBeGreaterThan(0.75)
    })

    it('finds nearly all of 601 in another copy of 19.1, and none wrong without rivals', async () => {
      const older = (await readAll(fileStream(pathOf(both)))).records
      const newer = (await readAll(fileStream(pathOf(bangladesh)))).records
      const { truth, all, unrivalled } = measure(older, newer)
      expect(truth).toBe(601)
      expect(all.recall).toBeGreaterThan(0.95)
      expect(all.precision).toBeGreaterThan(0.95)
      expect(unrivalled.precision).toBe(1)
      expect(unrivalled.recall).toBeGreaterThan(0.95)
    })
  },
)
