import type { Incident, RecordKind, Sensitivity } from '@recount/core/records'
import fc from 'fast-check'
import type { Ledger, WriteOperation } from '../src/index.ts'
import { batchesOf, sampleRequest, streamOf } from './sample-import.ts'
import { actorNamed, incidentNamed, report, sourceNamed } from './sample-records.ts'

/** Something that happens to a ledger. */
export type Happening =
  | { readonly what: 'source'; readonly id: string; readonly changes: object }
  | { readonly what: 'document'; readonly id: string; readonly changes: object }
  | { readonly what: 'incident'; readonly id: string; readonly changes: Partial<Incident> }
  | { readonly what: 'withdraw' | 'restore'; readonly kind: RecordKind; readonly id: string }
  | {
      readonly what: 'merge'
      readonly kind: RecordKind
      readonly id: string
      readonly into: string
    }
  | { readonly what: 'redact'; readonly back: number; readonly part: string }
  | { readonly what: 'import'; readonly killed: number }

const sources = ['s0', 's1', 's2', 's3']
const documents = ['d0', 'd1', 'd2']
const actors = ['a0', 'a1', 'a2']
const incidents = ['i0', 'i1', 'i2', 'i3']
const days = ['2022-12-01', '2022-12-04', '2022-12-07']
const note = { author: 'editor-1', reason: 'r' }

const claims: fc.Arbitrary<Incident['claims']> = fc
  .array(
    fc.record({
      speaker: fc.constantFrom(...sources),
      document: fc.constantFrom(...documents),
      date: fc.option(fc.constantFrom('2022-10-01', '2022-10-05')),
      group: fc.constantFrom('all' as const, 'civilian' as const, 'armed-actor' as const),
      actor: fc.option(fc.constantFrom(...actors)),
      killed: fc.integer({ min: 0, max: 5 }),
      basis: fc.option(fc.constantFrom('claimed' as const, 'denied' as const)),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) =>
    list.map(({ basis, group, killed, ...said }, index) => {
      const shared = { ...said, id: `c${index}`, locator: { paragraph: null, selector: null } }
      return basis !== null && said.actor !== null
        ? { ...shared, kind: 'attribution' as const, basis, actor: said.actor }
        : {
            ...shared,
            kind: 'toll' as const,
            basis: 'stated' as const,
            harm: 'killed' as const,
            group,
            quantity: { low: killed, best: killed, high: killed, wording: null },
            ofWhich: [],
          }
    }),
  )

const changesOfIncident: fc.Arbitrary<Partial<Incident>> = fc.record({
  claims,
  title: fc.constantFrom({ en: 'An attack' }, { en: 'Another one' }),
  sensitivity: fc.subarray<Sensitivity>([
    'location-endangers',
    'source-endangers',
    'personal-information',
  ]),
  embargoedUntil: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(...days) },
  ),
  status: fc.oneof(
    { weight: 4, arbitrary: fc.constant('published' as const) },
    { weight: 1, arbitrary: fc.constantFrom('draft' as const, 'withdrawn' as const) },
  ),
})

const derivedFrom = fc.array(
  fc.record({
    source: fc.constantFrom(...sources),
    derivation: fc.constantFrom('wire-copy', 'translation', 'cites'),
  }),
  { maxLength: 2 },
)

const named = fc.oneof(
  fc.record({ kind: fc.constant('source' as const), id: fc.constantFrom(...sources) }),
  fc.record({ kind: fc.constant('document' as const), id: fc.constantFrom(...documents) }),
  fc.record({ kind: fc.constant('actor' as const), id: fc.constantFrom(...actors) }),
  fc.record({ kind: fc.constant('incident' as const), id: fc.constantFrom(...incidents) }),
)

/** Anything that can happen to a small ledger. */
export const happenings: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('incident' as const),
      id: fc.constantFrom(...incidents),
      changes: changesOfIncident,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('source' as const),
      id: fc.constantFrom(...sources),
      changes: fc.record({
        kind: fc.constantFrom('media', 'un', 'government'),
        actor: fc.option(fc.constantFrom(...actors)),
        derivedFrom,
      }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('document' as const),
      id: fc.constantFrom(...documents),
      changes: fc.record({ published: fc.option(fc.constantFrom('2022-10-02', '2022-10-04')) }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('merge' as const, 'restore' as const, 'withdraw' as const),
        named,
        fc.nat(3),
      )
      .map(([what, { kind, id }, into]) =>
        what === 'merge' ? { what, kind, id, into: `${id[0]}${into}` } : { what, kind, id },
      ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('redact' as const),
      back: fc.nat(6),
      part: fc.constantFrom('prose', 'speakers', 'place'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('import' as const), killed: fc.nat(9) }),
  },
)

/** Makes something happen, where it can. */
export async function happen(ledger: Ledger, happening: Happening): Promise<void> {
  switch (happening.what) {
    case 'source':
      return append(ledger, 'source', { ...sourceNamed(happening.id), ...happening.changes })
    case 'document':
      return append(ledger, 'document', { ...report, id: happening.id, ...happening.changes })
    case 'incident':
      return append(ledger, 'incident', incidentNamed(happening.id, happening.changes))
    case 'redact': {
      const revision = (await ledger.latestRevision()) - happening.back
      await ledger.redact(revision, [happening.part], note)
      return
    }
    case 'import': {
      const rows = [
        ['i0', happening.killed],
        ['i9', happening.killed],
      ] as const
      const reason = `release ${happening.killed}`
      await ledger.imports.run({ ...sampleRequest, reason }, streamOf(batchesOf(rows)))
      return
    }
    default:
      await write(ledger, happening)
  }
}

async function append(ledger: Ledger, kind: RecordKind, record: object & { id: string }) {
  const [current] = await ledger.recordsOf(kind, [record.id])
  const replaces = current?.version ?? null
  // Records of a kind and their kinds are put together by the cases above.
  const change = { kind, record, replaces } as Parameters<Ledger['append']>[0][number]
  await ledger.append([change], note)
}

async function write(
  ledger: Ledger,
  happening: Extract<Happening, { readonly what: 'withdraw' | 'restore' | 'merge' }>,
) {
  const { what, kind, id } = happening
  if (kind === 'actor') await createActors(ledger)
  const [current] = await ledger.recordsOf(kind, [id])
  const target = { kind, id, expectedVersion: current?.version ?? 1 }
  const operation: WriteOperation =
    happening.what === 'merge'
      ? { operation: 'merge', ...target, into: happening.into }
      : { operation: happening.what, ...target }
  // What is not allowed just does not happen.
  if (what !== null) await ledger.write([operation], note)
}

async function createActors(ledger: Ledger) {
  if ((await ledger.recordsOf('actor', actors)).length > 0) return
  await ledger.append(
    actors.map((id) => ({ kind: 'actor' as const, record: actorNamed(id), replaces: null })),
    note,
  )
}
