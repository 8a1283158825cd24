import { type ComputedRef, type InjectionKey, inject, provide } from 'vue'
import type { Addresses } from './addresses.ts'

const key: InjectionKey<ComputedRef<Addresses>> = Symbol('addresses')

/** Gives the addresses in the page's language to everything inside a component. */
export function provideAddresses(addresses: ComputedRef<Addresses>): void {
  provide(key, addresses)
}

/**
 * The addresses in the page's language.
 *
 * @throws Error outside of a component that provides them.
 */
export function useAddresses(): ComputedRef<Addresses> {
  const addresses = inject(key)
  if (addresses === undefined) throw new Error('useAddresses outside of provideAddresses')
  return addresses
}
