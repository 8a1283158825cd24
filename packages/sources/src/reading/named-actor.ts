import type { Actor, ActorKind } from '@recount/core/records'
import { remember } from '../cells/remember.ts'
import { slugOf } from '../places/slug-of.ts'
import { copyText } from '../streaming/copy-text.ts'
import type { RowSink } from './source-format.ts'

/** The datasets that know actors by name alone. */
export type NamingDataset = 'acled' | 'gtd'

const idOf = {
  acled: remember((name) => `acled-actor-${slugOf(name, 80)}`),
  gtd: remember((name) => `gtd-actor-${slugOf(name, 80)}`),
}

/** Adds an actor that a dataset knows by its name alone, and gives its id. */
export function addNamedActor(
  dataset: NamingDataset,
  name: string,
  kind: ActorKind,
  sink: RowSink,
): string {
  const id = idOf[dataset](name)
  sink.once('actor', id, (): Actor => {
    const own = copyText(name)
    return {
      id,
      version: 1,
      name: { en: own },
      kind,
      aliases: [],
      partOf: null,
      codes: { ucdp: null, acled: null, gtd: null, [dataset]: own },
    }
  })
  return id
}
