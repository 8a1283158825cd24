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
    .map((name) => ({ name: name.slice(0, 200), slug: slugOf(name) })),
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
  return splitList(list).flatMap(({ name, slug }) => {
    const id = `${dataset}-source-${slug}`
    if (seen.has(id)) return []
    seen.add(id)
    sink.once('source', id, () => citedSource(id, name))
    return [
      statementOf({ ...said, speaker: id, date: null }, `cited-${seen.size}`, 'report', null, name),
    ]
  })
}

function citedSource(id: string, name: string): Source {
  return {
    id,
    version: 1,
    name: { en: name },
    kind: 'media',
    languages: [],
    url: null,
    actor: null,
    derivedFrom: [],
  }
}
