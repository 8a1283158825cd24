import type { LocalizedText } from '@recount/core/primitives'
import type { RecordSet } from '@recount/core/records'
import { countryName } from './country-name.ts'
import type { Words } from './words.ts'

/** The names of records in the reader's language, by id or code; the id where there is none. */
export interface RecordNames {
  readonly actor: (id: string) => string
  readonly source: (id: string) => string
  readonly document: (id: string) => string
  readonly incident: (id: string) => string
  readonly area: (code: string) => string
}

/** The records whose names a page shows, as far as it knows them. */
export type NamedRecords = Partial<
  Pick<RecordSet, 'actors' | 'sources' | 'documents' | 'incidents' | 'places'>
>

/** Makes the lookup of names over records. Areas are those of the gazetteer, and all countries. */
export function makeRecordNames(records: NamedRecords, words: Words): RecordNames {
  const lookup = (entries: Iterable<readonly [string, LocalizedText]>) => {
    const known = new Map(entries)
    return (id: string) => {
      const name = known.get(id)
      return name === undefined ? id : words.text(name)
    }
  }
  const areaName = lookup(
    (records.places ?? []).flatMap(({ name, precision, country, province, district }) => {
      const codes = { country, province, district }
      const code =
        precision === 'country' || precision === 'province' || precision === 'district'
          ? codes[precision]
          : null
      return code === null ? [] : [[code, name] as const]
    }),
  )
  return {
    actor: lookup((records.actors ?? []).map(({ id, name }) => [id, name])),
    source: lookup((records.sources ?? []).map(({ id, name }) => [id, name])),
    document: lookup((records.documents ?? []).map(({ id, title }) => [id, title])),
    incident: lookup((records.incidents ?? []).map(({ id, title }) => [id, title])),
    area: (code) => {
      const name = areaName(code)
      return name === code ? countryName(code, words.language.tag) : name
    },
  }
}
