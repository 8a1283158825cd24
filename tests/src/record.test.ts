import { afterAll, describe, expect, it } from 'vitest'
import { openScratch, recount, withLedger } from './recount-command.ts'

const { newLedger, written, remove } = openScratch('record')
afterAll(remove)

const note = (seen: number) => [
  '--seen',
  String(seen),
  '--reason',
  'a test',
  '--author',
  'editor-1',
]

describe('recount record', () => {
  it('creates, revises, withdraws and restores a record, and keeps every version', async () => {
    const ledger = newLedger()
    const record = (...args: readonly string[]) => recount('record', ...args, '--ledger', ledger)
    const shown = await record('show', 'source', 'unama')
    const original = JSON.parse(shown.output)
    const copy = written('wire.json', JSON.stringify({ ...original, id: 'wire' }))
    const created = await record('create', 'source', copy, '--reason', 'a test')
    expect(JSON.parse(created.output)).toMatchObject({ id: 'wire', version: 1 })

    const named = written('named.json', JSON.stringify({ ...original, id: 'wire', kind: 'ngo' }))
    const revised = await record('revise', 'source', named, ...note(1))
    expect(JSON.parse(revised.output)).toMatchObject({ version: 2, status: 'published' })
    expect((await record('withdraw', 'source', 'wire', ...note(2))).code).toBe(0)
    const restored = await record('restore', 'source', 'wire', ...note(3), '--back-to', '1')
    expect(JSON.parse(restored.output)).toMatchObject({ version: 4, status: 'published' })

    await withLedger(ledger, async (open) => {
      const versions = await open.revisionsOf('source', 'wire')
      expect(versions.map(({ status }) => status)).toEqual([
        'published',
        'withdrawn',
        'published',
        'published',
      ])
      expect(versions.map(({ author }) => author)).toEqual([
        'editor-1',
        'editor-1',
        'editor-1',
        'local',
      ])
      expect((await open.checkLedger()).issues).toEqual([])
    })
  })

  it('merges a record into another, and the redirect says where it went', async () => {
    const ledger = newLedger()
    const record = (...args: readonly string[]) => recount('record', ...args, '--ledger', ledger)
    const original = JSON.parse((await record('show', 'source', 'unama')).output)
    const copy = written('twin.json', JSON.stringify({ ...original, id: 'twin' }))
    await record('create', 'source', copy, '--reason', 'a test')
    const merged = await record('merge', 'source', 'twin', '--into', 'unama', ...note(1))
    expect(JSON.parse(merged.output)).toMatchObject({ version: 2, status: 'merged' })
    await withLedger(ledger, async (open) => {
      const [newest] = await open.revisionsOf('source', 'twin')
      expect(newest?.redirect).toBe('unama')
    })
  })

  it('refuses a version that has gone with exit 3, and says which one to look at', async () => {
    const ledger = newLedger()
    const stale = await recount(
      ...['record', 'withdraw', 'source', 'unama', ...note(7), '--ledger', ledger],
    )
    expect(stale.code).toBe(3)
    expect(stale.errors).toContain('the source unama is in version 1, and you have seen 7')
  })

  it('names the field of a record that cannot be read, and writes nothing', async () => {
    const ledger = newLedger()
    const file = written('bad.json', '{"id":"wire","kind":"newspapr"}')
    const { code, errors } = await recount(
      ...['record', 'create', 'source', file, '--reason', 'a test', '--ledger', ledger],
    )
    expect(code).toBe(1)
    expect(errors).toContain('kind: expected')
    const unknown = await recount('record', 'show', 'sources', 'wire', '--ledger', ledger)
    expect(unknown.errors).toContain('expected a kind of record')
  })

  it('writes once for two commands with one idempotency key', async () => {
    const ledger = newLedger()
    const shown = await recount('record', 'show', 'source', 'unama', '--ledger', ledger)
    const copy = written('once.json', JSON.stringify({ ...JSON.parse(shown.output), id: 'once' }))
    const once = () =>
      recount(
        ...['record', 'create', 'source', copy, '--reason', 'a test', '--ledger', ledger],
        ...['--idempotency-key', 'once-and-no-more'],
      )
    expect(JSON.parse((await once()).output)).toMatchObject({ version: 1, replayed: false })
    expect(JSON.parse((await once()).output)).toMatchObject({ version: 1, replayed: true })
  })
})
