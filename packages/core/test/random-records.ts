import fc, { type Arbitrary } from 'fast-check'
import { isoDateOf } from '../src/primitives/index.ts'
import { type PublicRecordSet, projectPublic, publicByDefault } from '../src/protection/index.ts'
import { countableHarms, groups, type Incident } from '../src/records/index.ts'
import { incidentLists, known, recordSetsOf } from './arbitraries.ts'

const manyIncidents: Arbitrary<readonly Incident[]> = fc
  .array(incidentLists, { maxLength: 4 })
  .map((lists) => lists.flat().map((incident, index) => ({ ...incident, id: `i${index}` })))

/** Records of up to some thirty incidents, as the public may see them. */
export const publicRecordSets: Arbitrary<PublicRecordSet> = recordSetsOf(manyIncidents).map(
  (records) => projectPublic(records, publicByDefault('2023-06-01')),
)

const firstDay = 19_236
const day = (offset: number) => isoDateOf(firstDay + offset)

/** Addresses that ask for something in {@link publicRecordSets}, every parameter that selects or counts. */
export const searches: Arbitrary<string> = fc
  .record(
    {
      from: fc.nat(60).map(day),
      to: fc.integer({ min: 60, max: 160 }).map(day),
      precision: fc.constantFrom('contained', 'overlapping'),
      country: fc.constantFrom('AFG', 'AFG,PAK'),
      province: fc.constantFrom(...known.provinces),
      bbox: fc.constant('62,31,70,36'),
      actor: fc.constantFrom('iskp', 'iskp,taliban'),
      attribution: fc.constantFrom('claimed', 'claimed-or-attributed', 'any'),
      harm: fc.subarray([...countableHarms], { minLength: 1 }).map((list) => list.join(',')),
      group: fc.subarray([...groups], { minLength: 1 }).map((list) => list.join(',')),
      rule: fc.constantFrom('envelope', 'most-conservative', 'single-source(un)'),
      limit: fc.constantFrom('1', '3', '1000'),
    },
    { requiredKeys: [] },
  )
  .map((parts) =>
    Object.entries(parts)
      .map(([name, text]) => `${name}=${text}`)
      .join('&'),
  )
