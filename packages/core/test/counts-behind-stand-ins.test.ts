import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countIncidents, countingRules } from '../src/counting/index.ts'
import { projectPublic, publicByDefault } from '../src/protection/index.ts'
import { checkReferences, type RecordSet, type Source } from '../src/records/index.ts'
import { incidentLists, recordSetsOf } from './arbitraries.ts'

const policy = publicByDefault('2023-06-01')

describe('projectPublic, where it hides the speakers of an incident', () => {
  it.each(countingRules)('leaves every count under $label as it was', (rule) => {
    fc.assert(
      fc.property(recordSetsOf(incidentLists), (drawn) => {
        const records = { ...drawn, sources: drawn.sources.map(withoutParty) }
        const numbers = (set: RecordSet) =>
          countIncidents(projectPublic(set, policy), rule).map(({ cells, totals }) => ({
            totals,
            cells: cells.map(({ quantity, origins, used }) => ({ quantity, origins, used })),
          }))
        expect(numbers(withHiddenSpeakers(records))).toEqual(numbers(records))
      }),
    )
  })

  it('leaves no reference that leads nowhere', () => {
    fc.assert(
      fc.property(recordSetsOf(incidentLists), (records) => {
        const shown = projectPublic(withHiddenSpeakers(records), policy)
        const before = new Set(checkReferences(records).map(({ received }) => received))
        const dangling = checkReferences(shown).filter(({ received }) => !before.has(received))
        expect(dangling).toEqual([])
      }),
    )
  })
})

function withHiddenSpeakers(records: RecordSet): RecordSet {
  const incidents = records.incidents.map((incident) => ({
    ...incident,
    sensitivity: ['source-endangers' as const],
  }))
  return { ...records, incidents }
}

/** A stand-in does not tell which party it speaks for: see METHODS.md, "Protection". */
function withoutParty(source: Source): Source {
  return { ...source, actor: null }
}
