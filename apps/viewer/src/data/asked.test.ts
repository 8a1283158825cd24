import { describe, expect, it } from 'vitest'
import { type Asked, mapAsked, together, valueIfReady } from './asked.ts'

const loading: Asked<number> = { status: 'loading' }
const failed: Asked<number> = { status: 'failed', why: 'cut' }
const one: Asked<number> = { status: 'ready', value: 1 }

describe('together', () => {
  it('is ready with all values when all are', () => {
    expect(together({ a: one, b: one })).toEqual({ status: 'ready', value: { a: 1, b: 1 } })
  })
  it('tells what failed at once, though the rest is still on its way', () => {
    expect(together({ a: loading, b: failed, c: one })).toEqual(failed)
    expect(together({ a: loading, b: one })).toEqual(loading)
  })
})

describe('valueIfReady', () => {
  it('is null for all that is not there', () => {
    expect([one, loading, failed].map((asked) => valueIfReady(asked))).toEqual([1, null, null])
  })
})

describe('mapAsked', () => {
  it('changes a value, and nothing else', () => {
    expect(mapAsked(one, (value) => Number(value) + 1)).toEqual({ status: 'ready', value: 2 })
    expect(mapAsked(failed, (value) => Number(value) + 1)).toEqual(failed)
  })
})
