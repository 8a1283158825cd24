import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRows, rowWith, tableOf } from '../../../test/incident-rows.ts'
import { canonicalTable } from '../canonical-table.ts'
import { tollFlags } from '../sums/toll-flags.ts'
import { timeIndexOf } from '../time-index.ts'
import { openSnapshot } from './open-snapshot.ts'
import { readerOfBytes } from './range-reader.ts'
import { readSnapshot } from './read-snapshot.ts'
import { writeSnapshot } from './write-snapshot.ts'

describe('writeSnapshot', () => {
  it('writes what readSnapshot reads', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const table = tableOf(rows)
        const { value, issues } = readSnapshot(writeSnapshot(table))
        expect(issues).toEqual([])
        expect(value).toEqual(table)
      }),
    )
  })

  it('writes the same bytes for the same rows in any order', () => {
    fc.assert(
      fc.property(
        anyRows.chain((rows) =>
          fc.tuple(
            fc.constant(rows),
            fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
          ),
        ),
        ([rows, shuffled]) => {
          expect(writeSnapshot(tableOf(shuffled))).toEqual(writeSnapshot(tableOf(rows)))
        },
      ),
    )
  })

  it('writes the same bytes for what was read', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const file = writeSnapshot(tableOf(rows))
        const { value } = readSnapshot(file)
        expect(value && writeSnapshot(value)).toEqual(file)
      }),
    )
  })

  it('writes tables longer than a block, and counts beyond 32 bits', () => {
    const many = 2 ** 40 + 1
    const rows = Array.from({ length: 10_000 }, (_, index) =>
      rowWith({
        id: `a-${index}`,
        span: { earliest: -index, latest: index * 3, precision: 'unknown' },
        totals: {
          killed: { quantity: { low: index, best: many, high: null }, unknown: false },
          wounded: null,
          missing: index % 2 ? null : { quantity: { low: 0, best: 0, high: 0 }, unknown: false },
          abducted: null,
        },
        position: { latitude: index / 7000, longitude: 12.5, precision: 'exact' },
      }),
    )
    const table = tableOf(rows)
    expect(readSnapshot(writeSnapshot(table)).value).toEqual(table)
  })

  it('gives a table in canonical form back unchanged', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const table = tableOf(rows)
        expect(canonicalTable(table)).toEqual(table)
      }),
    )
  })
})

describe('readSnapshot', () => {
  const rows = fc.sample(anyRows, { numRuns: 5, seed: 7 }).flat()
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()]
  const file = writeSnapshot(tableOf(unique))

  it('tells of any changed byte', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = file.slice()
        changed[at] = (changed[at] ?? 0) ^ change
        const { value, issues } = readSnapshot(changed)
        expect(value).toBeNull()
        expect(issues.length).toBeGreaterThan(0)
        expect(issues[0]?.path).not.toBe('')
      }),
      { numRuns: 2000 },
    )
  })

  it('tells of any cut and of anything added', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), (length) => {
        const { value, issues } = readSnapshot(file.slice(0, length))
        expect(value).toBeNull()
        expect(issues.length).toBeGreaterThan(0)
      }),
    )
    const longer = new Uint8Array(file.length + 1)
    longer.set(file)
    expect(readSnapshot(longer).issues[0]?.code).toBe('truncated-snapshot')
  })

  it('reads bytes wherever they begin in their buffer', () => {
    for (const before of [1, 2, 3, 4]) {
      const shifted = new Uint8Array(file.length + before)
      shifted.set(file, before)
      expect(readSnapshot(shifted.subarray(before))).toEqual(readSnapshot(file))
    }
  })

  it('reads what it reads by a checksum of its own, by one of the platform', () => {
    expect(readSnapshot(file, crc32)).toEqual(readSnapshot(file))
    expect(readSnapshot(file, () => 7).issues[0]?.path).toBe('header')
  })

  it('says of a file of another version that it is one', () => {
    const other = file.slice()
    other[8] = 3
    expect(readSnapshot(other).issues.map(({ code, received }) => [code, received])).toEqual([
      ['unknown-version', '3'],
    ])
  })

  it('knows the flags of tolls and where spans begin as they are counted', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const table = tableOf(rows)
        const read = readSnapshot(writeSnapshot(table)).value ?? tableOf([])
        expect(timeIndexOf(read)).toEqual(timeIndexOf(table))
        expect(Object.getOwnPropertyDescriptor(read.when, 'codes')?.get).toBeDefined()
        expect(tollFlags(read)).toEqual(tollFlags(table))
      }),
    )
  })

  it('says which part is damaged', () => {
    const changed = file.slice()
    changed[file.length - 1] = (changed[file.length - 1] ?? 0) ^ 1
    expect(readSnapshot(changed).issues.map(({ code, path }) => [code, path])).toEqual([
      ['damaged-snapshot', 'compared'],
    ])
  })

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readSnapshot(bytes).value).toBeNull()
      }),
    )
    expect(readSnapshot(new Uint8Array(0)).issues[0]?.code).toBe('truncated-snapshot')
    expect(readSnapshot(new Uint8Array(64)).issues[0]?.code).toBe('not-a-snapshot')
  })
})

describe('openSnapshot', () => {
  it('reads only the beginning', async () => {
    const file = writeSnapshot(tableOf([rowWith({})]))
    const asked: number[] = []
    const { value } = await openSnapshot({
      read: async (offset, length) => {
        asked.push(offset)
        return readerOfBytes(file).read(offset, length)
      },
    })
    expect(asked).toEqual([0])
    expect(value?.directory.rows).toBe(1)
  })
})
