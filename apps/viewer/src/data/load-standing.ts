import type { CitedIncident, Figure, RecountedFigure } from '@recount/core/figures'
import { loadIncidents } from './load-incidents.ts'
import type { RecountApi } from './recount-api.ts'

type Standing = Pick<RecountedFigure, 'versionOf' | 'buriedAs'>

const longestPage = 1000

/**
 * The versions that incidents have at the newest revision, and what became of those cited that count no
 * more; `null` where the server did not tell.
 *
 * At a figure's own revision they are those that it cites. Later they are read from the ledger of
 * revisions, or from the incidents themselves where less happened to fewer of them.
 */
export async function loadStanding(
  api: Pick<RecountApi, 'incidents' | 'incident' | 'revisions'>,
  figure: Pick<Figure, 'revision' | 'incidents'>,
  used: readonly string[],
  newest: number,
): Promise<Standing | null> {
  const cited = new Map(figure.incidents.map(({ id, version }) => [id, version]))
  const happened = newest - figure.revision
  const ids = [...new Set([...cited.keys(), ...used])]
  const later =
    happened === 0
      ? []
      : happened < ids.length
        ? await versionsSince(api, figure.revision, newest)
        : await versionsOf(api, ids, newest)
  if (later === null) return null
  const versions = new Map([...cited, ...later.map(({ id, version }) => [id, version] as const)])
  const counting = new Set(used)
  const buried = new Map<string, 'merged' | 'withdrawn'>()
  for (const id of cited.keys()) {
    if (counting.has(id)) continue
    const answer = await api.incident(id, null)
    if (answer.status === 'failed') return null
    if (answer.status === 'gone') buried.set(id, 'withdrawn')
    // A merged incident is answered by the one that it was merged into.
    if (answer.status === 'ready' && answer.value.id !== id) buried.set(id, 'merged')
  }
  return { versionOf: (id) => versions.get(id), buriedAs: (id) => buried.get(id) }
}

async function versionsOf(
  api: Pick<RecountApi, 'incidents'>,
  ids: readonly string[],
  newest: number,
): Promise<readonly CitedIncident[] | null> {
  const answer = await loadIncidents(api, ids, String(newest))
  return answer.status === 'ready' ? answer.value : null
}

/** The newest versions of all incidents that were revised after a revision. */
async function versionsSince(
  api: Pick<RecountApi, 'revisions'>,
  since: number,
  newest: number,
): Promise<readonly CitedIncident[] | null> {
  const versions = new Map<string, number>()
  let cursor: string | null = null
  do {
    const limit = String(Math.min(longestPage, newest - since))
    const search = new URLSearchParams({ asOf: String(newest), limit })
    if (cursor !== null) search.set('cursor', cursor)
    const page = await api.revisions(String(search))
    if (page.status !== 'ready') return null
    for (const { revision, kind, id, version } of page.value.items) {
      const isLater = revision > since && kind === 'incident' && id !== null && version !== null
      if (isLater && !versions.has(id)) versions.set(id, version)
    }
    const last = page.value.items.at(-1)?.revision ?? 0
    cursor = last > since + 1 ? page.value.next : null
  } while (cursor !== null)
  return [...versions].map(([id, version]) => ({ id, version }))
}
