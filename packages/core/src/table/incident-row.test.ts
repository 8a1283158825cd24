import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidentLists, recordSetsOf } from '../../test/arbitraries.ts'
import { countIncidentsByEach, countingRules } from '../counting/index.ts'
import { projectPublic, publicByDefault } from '../protection/index.ts'
import { rowOfCounted, rowsOfCounted } from './incident-row.ts'

describe('rowsOfCounted', () => {
  it('gives the row that an incident has by each rule alone, and none where there is no rule', () => {
    fc.assert(
      fc.property(recordSetsOf(incidentLists), (records) => {
        const shown = projectPublic(records, publicByDefault('2022-12-31'))
        for (const counted of countIncidentsByEach(shown, countingRules)) {
          expect(rowsOfCounted(counted)).toEqual(counted.map(rowOfCounted))
        }
      }),
    )
    expect(rowsOfCounted([])).toEqual([])
  })
})
