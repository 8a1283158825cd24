import { describe, expect, it } from 'vitest'
import { fixedSnapshot } from '../gallery/fixed-snapshot.ts'
import { tabledIncident } from './tabled-incident.ts'

const { table, countedBy } = fixedSnapshot()

describe('tabledIncident', () => {
  it('tells of each incident what its record tells, but no position that is known to the province only', () => {
    const { byId } = countedBy('envelope')
    expect(table.length).toBe(byId.size)
    for (let row = 0; row < table.length; row++) {
      const { id, when, where, totals } = tabledIncident(table, row)
      const known = byId.get(id)
      expect(when.earliest).toBe(known?.incident.when.earliest)
      expect(when.latest).toBe(known?.incident.when.latest)
      const { country, province, district, precision, position } = known?.incident.where ?? {}
      expect(where).toMatchObject({ country, province, district, precision })
      const isVague = precision === 'province' || precision === 'country'
      expect(where.position).toEqual(isVague ? null : position)
      expect(totals).toEqual({ killed: known?.totals.killed, wounded: known?.totals.wounded })
    }
  })
})
