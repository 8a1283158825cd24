import { type ComputedRef, type InjectionKey, inject, provide } from 'vue'
import type { Words } from './words.ts'

const key: InjectionKey<ComputedRef<Words>> = Symbol('words')

/** Gives the words of the page to everything inside a component. */
export function provideWords(words: ComputedRef<Words>): void {
  provide(key, words)
}

/**
 * The words of the page, which change when the reader changes language, calendar or digits.
 *
 * @throws Error outside of a component that provides them.
 */
export function useWords(): ComputedRef<Words> {
  const words = inject(key)
  if (words === undefined) throw new Error('useWords outside of provideWords')
  return words
}
