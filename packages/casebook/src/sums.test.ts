import type { Incident } from '@recount/core'
import { describe, expect, test } from 'vitest'
import { incidents } from './incidents/index.ts'
import { reportedTotals } from './reported-totals.ts'

/** Adds the tolls of a cell the slow way: the casebook has at most one with a number per incident. */
function sumOf(
  selected: readonly Incident[],
  harm: string,
  group: string,
  actor: string | null,
): { low: number; best: number; high: number | null } {
  let low = 0
  let best = 0
  let high: number | null = 0
  for (const incident of selected) {
    let found = 0
    for (const claim of incident.claims) {
      if (claim.kind !== 'toll' || claim.quantity === null) continue
      if (claim.harm !== harm || claim.group !== group || claim.actor !== actor) continue
      found += 1
      low += claim.quantity.low
      best += claim.quantity.best ?? claim.quantity.low
      if (claim.quantity.high === null) high = null
      else if (high !== null) high += claim.quantity.high
    }
    if (found > 1) throw new Error(`${incident.id}: ${found} tolls of ${harm} ${group}`)
  }
  return { low, best, high }
}

function attributedTo(actor: string, rungs: readonly string[]): readonly Incident[] {
  return incidents.filter((incident) =>
    incident.claims.some(
      (claim) =>
        claim.kind === 'attribution' && claim.actor === actor && rungs.includes(claim.basis),
    ),
  )
}

const claimed = ['claimed', 'confirmed']
const claimedOrAttributed = [...claimed, 'attributed']
const any = [...claimedOrAttributed, 'suspected']
const zero = { low: 0, best: 0, high: 0 }

describe('sums over the claims', () => {
  test.each([
    ['killed', 'civilian', null, { low: 73, best: 73, high: null }],
    ['killed', 'armed-actor', 'taliban', { low: 23, best: 23, high: 23 }],
    ['killed', 'armed-actor', 'iskp', { low: 1, best: 1, high: null }],
    ['killed', 'attacker', null, { low: 2, best: 2, high: 2 }],
    ['killed', 'security-personnel', null, zero],
    ['wounded', 'civilian', null, { low: 141, best: 141, high: 141 }],
    ['wounded', 'armed-actor', 'taliban', { low: 21, best: 21, high: 21 }],
    ['wounded', 'security-personnel', null, { low: 1, best: 1, high: 1 }],
    ['wounded', 'attacker', null, zero],
  ])('over all incidents: %s %s %s', (harm, group, actor, expected) => {
    expect(sumOf(incidents, harm, group, actor)).toEqual(expected)
  })

  test.each([
    ['any', any, 73, 23, 141, 21, 1],
    ['claimed or attributed', claimedOrAttributed, 53, 5, 110, 18, 1],
    ['claimed', claimed, 0, 5, 0, 18, 1],
  ])(
    'over what is ISKP’s under %s',
    (_, rungs, killedCivilian, killedTaliban, woundedCivilian, woundedTaliban, woundedGuards) => {
      const selected = attributedTo('iskp', rungs)
      expect(sumOf(selected, 'killed', 'civilian', null).low).toBe(killedCivilian)
      expect(sumOf(selected, 'killed', 'armed-actor', 'taliban').low).toBe(killedTaliban)
      expect(sumOf(selected, 'wounded', 'civilian', null).low).toBe(woundedCivilian)
      expect(sumOf(selected, 'wounded', 'armed-actor', 'taliban').low).toBe(woundedTaliban)
      expect(sumOf(selected, 'wounded', 'security-personnel', null).low).toBe(woundedGuards)
    },
  )

  test('over what is ISKP’s within the period of the tally leave out Kaj: 20 civilians', () => {
    const from = reportedTotals[0]?.scope.from ?? ''
    const within = attributedTo('iskp', any).filter(({ when }) => (when.latest ?? from) >= from)
    expect(sumOf(within, 'killed', 'civilian', null)).toEqual({ low: 20, best: 20, high: 20 })
    expect(sumOf(within, 'killed', 'armed-actor', 'taliban').low).toBe(23)
    expect(sumOf(within, 'wounded', 'civilian', null).low).toBe(31)
  })

  test('never count the raid as ISKP’s, and give the Taliban nothing else', () => {
    expect(attributedTo('taliban', any).map(({ id }) => id)).toEqual(['afg-2022-kabul-raid'])
    expect(attributedTo('iskp', any).map(({ id }) => id)).not.toContain('afg-2022-kabul-raid')
  })

  test('agree with each cell of the printed tally', () => {
    const selected = attributedTo('iskp', any)
    for (const cell of reportedTotals[0]?.cells ?? []) {
      const counted =
        cell.group === 'all'
          ? sumOf(selected, cell.harm, 'civilian', null).low +
            sumOf(selected, cell.harm, 'armed-actor', 'taliban').low
          : sumOf(selected, cell.harm, cell.group, cell.actor).low
      expect(counted, `${cell.harm} ${cell.group}`).toBe(cell.quantity.low)
    }
    expect(reportedTotals[0]?.cells[0]).toEqual({
      harm: 'killed',
      group: 'all',
      actor: null,
      quantity: { low: 96, best: null, high: null, wording: 'at least 96' },
    })
    expect(reportedTotals[0]?.cells).toHaveLength(5)
  })
})
