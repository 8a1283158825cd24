import { describe, expectTypeOf, it } from 'vitest'
import {
  type CountingRule,
  citeFigure,
  computeStatistic,
  countIncident,
  countIncidents,
  countingContextOf,
  emptyRecordSet,
  type Figure,
  type Incident,
  projectPublic,
  publicByDefault,
  type ReportedTotal,
  reconcile,
  verifyFigure,
} from '../index.ts'
import type { PublicIncident, PublicRecordSet } from './public-record-set.ts'

declare const incident: Incident
declare const rule: CountingRule
declare const figure: Figure
declare const total: ReportedTotal

describe('a record set that has not passed protection', () => {
  it('is refused by everything that counts, computes, cites, verifies or reconciles', () => {
    // @ts-expect-error not projected
    countIncidents(emptyRecordSet, rule)
    // @ts-expect-error not projected
    countIncident(incident, rule, countingContextOf(emptyRecordSet))
    // @ts-expect-error not projected
    computeStatistic(emptyRecordSet, 1, 'total', '')
    // @ts-expect-error not projected
    citeFigure(emptyRecordSet, 1, 'total', '')
    // @ts-expect-error not projected
    verifyFigure(figure, emptyRecordSet, { revision: 1, records: shown })
    // @ts-expect-error not projected
    verifyFigure(figure, null, { revision: 1, records: emptyRecordSet })
    // @ts-expect-error not projected
    reconcile(emptyRecordSet, 1, total)
  })

  it('cannot be made public by writing its fields down', () => {
    const written = { ...emptyRecordSet, tombstones: [], withheld: [], policy: 'none@1' }
    expectTypeOf(written).not.toExtend<PublicRecordSet>()
    expectTypeOf<Incident>().not.toExtend<PublicIncident>()
  })
})

describe('a record set that has passed protection', () => {
  it('is taken, and is a record set still', () => {
    expectTypeOf(shown).toEqualTypeOf<PublicRecordSet>()
    expectTypeOf(shown.incidents[0]).toEqualTypeOf<PublicIncident | undefined>()
    expectTypeOf(countIncidents).toBeCallableWith(shown, rule)
    expectTypeOf(computeStatistic<'total'>).toBeCallableWith(shown, 1, 'total', '')
    expectTypeOf(projectPublic).toBeCallableWith(shown, publicByDefault('2022-12-05'))
  })
})

const shown = projectPublic(emptyRecordSet, publicByDefault('2022-12-05'))
