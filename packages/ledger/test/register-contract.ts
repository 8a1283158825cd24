import {
  type PublicRecordSet,
  projectAsOf,
  projectPublic,
  projectVersions,
  publicByDefault,
} from '@recount/core/protection'
import type { Incident, RecordKind } from '@recount/core/records'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ledger, PublicRegister } from '../src/index.ts'
import { advanceRegister } from '../src/register/advance-register.ts'
import { emptyRegister, readRegister, writeRegister } from '../src/register/register.ts'
import { type OpenPair, openEmpty } from './open-empty.ts'
import { happen, happenings } from './random-history.ts'
import { actorNamed, incidentNamed } from './sample-records.ts'

const note = { author: 'editor-1', reason: 'r' }
const places = ['p0', 'p1', 'p2']

type Written = readonly [RecordKind, Readonly<Record<string, unknown>> & { readonly id: string }]

/** What the tables' histories do not have: places, datasets, parts of actors, printed totals. */
const others: fc.Arbitrary<Written> = fc.oneof(
  fc
    .record({
      id: fc.constantFrom('i0', 'i1', 'i2', 'i3'),
      place: fc.option(fc.constantFrom(...places)),
      dataset: fc.option(fc.constantFrom('s0', 's1', 'dataset')),
      sensitivity: fc.subarray<Incident['sensitivity'][number]>(['location-endangers']),
      status: fc.constantFrom('published' as const, 'published' as const, 'draft' as const),
      linked: fc.constantFrom('i0', 'i1', 'i2'),
    })
    .map(({ id, place, linked, ...changes }): Written => {
      const incident = incidentNamed(id, changes)
      const links = linked === id ? [] : [{ link: 'part-of' as const, incident: linked }]
      const where = { ...incident.where, place }
      return ['incident', { ...incident, links, where }]
    }),
  fc.constantFrom(...places).map(
    (id): Written => [
      'place',
      {
        id,
        version: 1,
        name: { en: id },
        country: 'AFG',
        province: 'AF01',
        district: null,
        locality: null,
        position: null,
        precision: 'province',
      },
    ],
  ),
  fc
    .tuple(fc.constantFrom('a0', 'a1', 'a2'), fc.option(fc.constantFrom('a0', 'a1', 'a2')))
    .map(
      ([id, partOf]): Written => [
        'actor',
        { ...actorNamed(id), partOf: partOf === id ? null : partOf },
      ],
    ),
  fc
    .tuple(fc.constantFrom('t0', 't1'), fc.constantFrom('d0', 'd1'), fc.constantFrom('a0', 'a2'))
    .map(
      ([id, document, actor]): Written => [
        'reported-total',
        {
          id,
          version: 1,
          title: { en: id },
          document,
          paragraph: null,
          scope: { from: null, to: null, country: null, actor: null, wording: '' },
          cells: [
            {
              harm: 'killed',
              group: 'all',
              actor,
              quantity: { low: 1, best: 1, high: 1, wording: '1' },
            },
          ],
        },
      ],
    ),
)

/** What the register of a ledger must keep on every engine: it tells what the whole record set tells. */
export function registerContract(
  engine: string,
  open: OpenPair,
  runs: number,
  whyNot: string | null = null,
) {
  const suite = whyNot === null ? describe : describe.skip
  const on = whyNot === null ? engine : `${engine} (skipped: ${whyNot})`

  suite(`the register of a ledger on ${on}`, () => {
    it('tells and reads what the public may see of the whole record set, whatever happened', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.oneof(happenings, others), fc.nat(8), fc.boolean()), {
            maxLength: 16,
          }),
          async (history) => {
            const { ledger, otherLedger } = await openEmpty(open)
            for (const [happening, dayOfMonth, isKept] of history) {
              if ('what' in happening) await happen(ledger, happening)
              else await append(ledger, ...happening)
              const newest = await ledger.latestRevision()
              const wanted = { revision: newest, newest, day: `2022-12-0${1 + dayOfMonth}` }
              await expectAsWhole(ledger, wanted)
              if (isKept) await ledger.register.saveDue(0)
            }
            const newest = await ledger.latestRevision()
            for (let revision = newest; revision >= 0; revision -= 2) {
              await expectAsWhole(ledger, { revision, newest, day: '2022-12-05' })
              await expectAsWhole(otherLedger, { revision, newest, day: '2022-12-05' })
            }
          },
        ),
        { numRuns: runs },
      )
    })

    it('is kept as it is, and is gone where it is not to be had for a snapshot', async () => {
      const { database, ledger } = await openEmpty(open)
      await append(ledger, 'actor', actorNamed('front'))
      await append(ledger, 'incident', incidentNamed('a', { status: 'draft' }))
      await append(ledger, 'incident', incidentNamed('b'))
      const register = await advanceRegister(database, emptyRegister, { revision: 3, newest: 3 })
      expect(readRegister(writeRegister(register), 3)).toEqual({ ...register, tail: 0 })
      expect(register.guarded.size).toBe(1)
      await ledger.register.at({ revision: 3, newest: 3, day: '2022-12-05' })
      await ledger.register.saveDue(0)
      const [kept] = await database.query('select hash from snapshot')
      expect(await ledger.tables.find(String(kept?.hash))).toBeNull()
    })
  })
}

async function append(ledger: Ledger, kind: RecordKind, record: { readonly id: string }) {
  const [current] = await ledger.recordsOf(kind, [record.id])
  // Records of a kind and their kinds are put together above.
  const change = { kind, record, replaces: current?.version ?? null } as Parameters<
    Ledger['append']
  >[0][number]
  await ledger.append([change], note)
}

/** The slow, obvious way: everything is read and projected. */
async function expectAsWhole(
  ledger: Ledger,
  wanted: { readonly revision: number; readonly newest: number; readonly day: string },
) {
  const { revision, newest, day } = wanted
  const policy = publicByDefault(day)
  const records = await ledger.recordSetAt(newest)
  const whole =
    revision === newest
      ? projectPublic(records, policy)
      : projectAsOf(await ledger.recordSetAt(revision), records, policy)
  const register = await ledger.register.at(wanted)
  const read = await ledger.register.records(register, register.ids)
  for (const list of ['sources', 'documents', 'actors', 'places', 'reportedTotals'] as const) {
    expect(read[list], `${list} at ${revision} of ${newest}`).toEqual(whole[list])
  }
  expect(register.withheld).toEqual(whole.withheld)
  expect(register.tombstones).toEqual(whole.tombstones)
  expect(register.policy).toEqual(whole.policy)
  if (revision === newest) await expectVersions(ledger, register, whole)
}

async function expectVersions(ledger: Ledger, register: PublicRegister, whole: PublicRecordSet) {
  const { newest, day } = register
  const rows = await ledger.revisions(null, 1000)
  const versions = rows.flatMap((row) => (row.kind === 'incident' ? [row.record] : []))
  const records = await ledger.recordSetAt(newest)
  expect(await ledger.register.versions(register, versions)).toEqual(
    projectVersions(versions, records, publicByDefault(day)),
  )
  const known = new Set([...whole.incidents, ...whole.tombstones].map(({ id }) => id))
  for (const { id } of versions) expect(register.isSecret(id)).toBe(!known.has(id))
}
