import { describe, expect, it } from 'vitest'
import { sourceKinds } from '../../records/index.ts'
import { authorityOf, sourceAuthority } from './source-authority.ts'

describe('sourceAuthority', () => {
  it('ranks every kind of source exactly once', () => {
    expect([...sourceAuthority].sort()).toEqual([...sourceKinds].sort())
    expect(sourceKinds.map(authorityOf).sort((a, b) => a - b)).toEqual(
      sourceKinds.map((_, rank) => rank),
    )
  })
})
