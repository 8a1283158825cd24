import type { Language } from '../language/languages.ts'

/** Where things are: pages in a language, and the API's answers, which have none. */
export interface Addresses {
  readonly explore: (search: string) => string
  readonly incident: (id: string, search?: string) => string
  readonly reconciliations: string
  readonly reconciliation: (id: string) => string
  readonly figure: (id: string) => string
  /** The answer to a question alone, for a frame in somebody else's page. */
  readonly embed: (search: string) => string
  readonly embeddedFigure: (id: string) => string
  readonly methods: string
  readonly data: string
}

/**
 * The addresses of the pages in a language.
 *
 * @example
 * addressesIn(dari).incident('afg-2022-kaj') //=> '/fa/incidents/afg-2022-kaj'
 */
export function addressesIn({ prefix }: Pick<Language, 'prefix'>): Addresses {
  const root = prefix === '' ? '' : `/${prefix}`
  return {
    explore: (search) => `${root === '' ? '/' : root}${search === '' ? '' : `?${search}`}`,
    incident: (id, search = '') =>
      `${root}/incidents/${encodeURIComponent(id)}${search === '' ? '' : `?${search}`}`,
    reconciliations: `${root}/reconciliations`,
    reconciliation: (id) => `${root}/reconciliations/${encodeURIComponent(id)}`,
    figure: (id) => `${root}/figures/${encodeURIComponent(id)}`,
    embed: (search) => `${root}/embed${search === '' ? '' : `?${search}`}`,
    embeddedFigure: (id) => `${root}/embed/figures/${encodeURIComponent(id)}`,
    methods: `${root}/methods`,
    data: `${root}/data`,
  }
}

/**
 * The API's address of a resource with a question: the twin of a page.
 *
 * @example
 * apiAddress('statistics/total', 'actor=iskp') //=> '/v1/statistics/total?actor=iskp'
 */
export function apiAddress(resource: string, search = ''): string {
  return `/v1/${resource}${search === '' ? '' : `?${search}`}`
}
