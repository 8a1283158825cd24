import type { Source, Statement } from '@recount/core/records'
import { remember } from '../cells/remember.ts'
import { slugOf } from '../places/slug-of.ts'
import { type Said, statementOf } from './make-claims.ts'
import type { RowSink } from './source-format.ts'

const mostCited = 12

const splitList = remember((list) =>
  list
    .split(/[;\r\n]+/)
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '')
    .slice(0, mostCited)
    .map((name) => ({ summary: Object.freeze({ en: name.slice(0, 200) }), slug: slugOf(name) })),
)

/**
 * The sources that a row cites, in a list parted by semicolons, as statements that they reported it:
 * adds their source records. What each of them said of the toll is not told, so that none of them is
 * the speaker of a number.
 */
export function addCitedSources(
  dataset: string,
  list: string,
  said: Said,
  sink: RowSink,
): readonly Statement[] {
  const seen = new Set<string>()
  return splitList(list).flatMap(({ summary, slug }) => {
    const id = `${dataset}-source-${slug}`
    if (seen.has(id)) return []
    seen.add(id)
    sink.once('source', id, () => citedSource(id, summary))
    const undated = { ...said, date: null }
    return [statementOf(undated, `cited-${seen.size}`, 'report', null, summary, id)]
  })
}

function citedSource(id: string, name: Source['name']): Source {
  return {
    actor: null,
    derivedFrom: [],
    id,
    kind: 'media',
    languages: [],
    name,
    url: null,
    version: 1,
  }
}
