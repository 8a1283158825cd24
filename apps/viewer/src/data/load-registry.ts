import { type Answer, ready } from './answer.ts'
import type { Registries } from './expected-answers.ts'
import type { RecountApi } from './recount-api.ts'

/** Rather than more single records, the whole list is asked for. */
const mostByThemselves = 30

const longestPage = 1000

/** All records of a kind as known at a revision, page by page. */
export async function loadRegistry<Kind extends keyof Registries>(
  api: Pick<RecountApi, 'registry'>,
  kind: Kind,
  asOf: string | null,
): Promise<Answer<readonly Registries[Kind][]>> {
  const records: Registries[Kind][] = []
  let next: string | null = null
  do {
    const search = new URLSearchParams({ limit: String(longestPage) })
    if (asOf !== null) search.set('asOf', asOf)
    if (next !== null) search.set('cursor', next)
    const page = await api.registry(kind, String(search))
    if (page.status !== 'ready') return page
    records.push(...page.value.items)
    next = page.value.next
  } while (next !== null)
  return ready(records)
}

/** Some records of a kind by their ids; those that are not there are left out. */
export async function loadEntries<Kind extends keyof Registries>(
  api: Pick<RecountApi, 'registry' | 'entry'>,
  kind: Kind,
  ids: readonly string[],
  asOf: string | null,
): Promise<Answer<readonly Registries[Kind][]>> {
  if (ids.length > mostByThemselves) {
    const all = await loadRegistry(api, kind, asOf)
    const wanted = new Set(ids)
    return all.status === 'ready' ? ready(all.value.filter(({ id }) => wanted.has(id))) : all
  }
  const found = await Promise.all(ids.map((id) => api.entry(kind, id, asOf)))
  const failed = found.find((answer) => answer.status === 'failed')
  if (failed?.status === 'failed') return failed
  return ready(found.flatMap((answer) => (answer.status === 'ready' ? [answer.value] : [])))
}
