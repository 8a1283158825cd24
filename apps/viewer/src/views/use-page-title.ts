import { type InjectionKey, inject, provide, type Ref, watchEffect } from 'vue'

const key: InjectionKey<Ref<string>> = Symbol('page title')

/** Gives views the place where they put their page's title. */
export function providePageTitle(title: Ref<string>): void {
  provide(key, title)
}

/** Keeps the page's title at what a function says. */
export function usePageTitle(titleOf: () => string): void {
  const title = inject(key)
  watchEffect(() => {
    if (title !== undefined) title.value = titleOf()
  })
}
