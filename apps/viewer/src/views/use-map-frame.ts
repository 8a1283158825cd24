import { type ComputedRef, computed, shallowRef, watchEffect } from 'vue'
import topology from '../geography/afghanistan.topo.json'
import { makeCountryFrame } from '../geography/country-frame.ts'
import { type MapFrame, makeMapFrame } from '../geography/map-frame.ts'
import type { Topology } from '../geography/read-topology.ts'

/**
 * The part of the earth that a map of these countries shows: Afghanistan by provinces where no other
 * country is among them, else the countries. `null` while the outlines of the countries are loading.
 */
export function useMapFrame(
  countries: () => readonly string[],
  width: number,
  height: number,
): ComputedRef<MapFrame | null> {
  const afghanFrame = makeMapFrame(topology, width, height)
  const world = shallowRef<Topology | null>(null)
  const codes = computed(() => [...countries()].sort().join(' '))
  const isAbroad = computed(() => codes.value !== '' && codes.value !== 'AFG')
  watchEffect(async () => {
    if (isAbroad.value && world.value === null) {
      world.value = (await import('../geography/world.topo.json')).default
    }
  })
  return computed(() => {
    if (!isAbroad.value) return afghanFrame
    return world.value && makeCountryFrame(world.value, codes.value.split(' '), width, height)
  })
}
