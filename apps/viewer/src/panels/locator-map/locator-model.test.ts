import { describe, expect, it } from 'vitest'
import { fixedSnapshot } from '../../gallery/fixed-snapshot.ts'
import topology from '../../geography/afghanistan.topo.json' with { type: 'json' }
import { makeCountryFrame } from '../../geography/country-frame.ts'
import { makeMapFrame } from '../../geography/map-frame.ts'
import world from '../../geography/world.topo.json' with { type: 'json' }
import { locatorModel } from './locator-model.ts'

const frame = makeMapFrame(topology, 360, 280)
const whereOf = (id: string) => {
  const incident = fixedSnapshot().records.incidents.find((known) => known.id === id)
  if (incident === undefined) throw new RangeError(id)
  return incident.where
}

describe('locatorModel', () => {
  it('hatches the province and sets no dot where only the province is known', () => {
    const model = locatorModel(whereOf('afg-2022-herat-minibus'), frame)
    expect(model).toMatchObject({ mark: null, isHatched: true })
    expect(model?.areas.filter(({ isHere }) => isHere).map(({ code }) => code)).toEqual(['AF32'])
  })
  it('sets a dot for a town and a wide mark for a district', () => {
    expect(locatorModel(whereOf('afg-2022-aybak'), frame)?.mark?.isCoarse).toBe(false)
    expect(locatorModel(whereOf('afg-2022-injil'), frame)?.mark?.isCoarse).toBe(true)
  })
  it('marks the country and hatches it where the map is one of countries', () => {
    const abroad = makeCountryFrame(world, ['AFG'], 360, 280)
    const town = locatorModel(whereOf('afg-2022-aybak'), abroad)
    expect(town?.areas.filter(({ isHere }) => isHere).map(({ code }) => code)).toEqual(['AFG'])
    expect(town).toMatchObject({ isHatched: false, mark: { isCoarse: false } })
    const vague = { ...whereOf('afg-2022-aybak'), precision: 'country' as const, position: null }
    expect(locatorModel(vague, abroad)).toMatchObject({ isHatched: true, mark: null })
  })
  it('is no map for another country', () => {
    expect(locatorModel({ ...whereOf('afg-2022-aybak'), country: 'PAK' }, frame)).toBeNull()
  })
})
