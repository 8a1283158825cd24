import type { Document } from '@recount/core/records'
import { slugOf } from '../places/slug-of.ts'
import type { ReadOptions } from './read-options.ts'
import type { SourceManifest } from './source-manifest.ts'

/**
 * The id of the document that stands for a file: its dataset and the file's name without its endings.
 * Releases of a dataset come as files of different names, and so are different documents.
 *
 * @example
 * documentIdOf('ucdp-ged', { fileName: 'data/ged191-BGD-MMR.csv.gz' }) //=> 'ucdp-ged-ged191-bgd-mmr'
 */
export function documentIdOf(
  dataset: string,
  { document, fileName }: Pick<ReadOptions, 'document' | 'fileName'>,
): string {
  if (document !== undefined) return document
  const name = baseName(fileName).replace(endings, '')
  return `${dataset}-${name === '' ? 'import' : slugOf(name)}`
}

/** The document record of a file that was read to its end. */
export function fileDocument(
  id: string,
  dataset: string,
  manifest: SourceManifest,
  { fileName, retrieved }: Pick<ReadOptions, 'fileName' | 'retrieved'>,
  sha256: string,
): Document {
  const name = baseName(fileName)
  return {
    id,
    version: 1,
    source: dataset,
    title: { en: name === '' ? manifest.title : `${manifest.title}: ${name}` },
    url: manifest.url,
    archivedUrl: null,
    language: null,
    published: null,
    retrieved: retrieved ?? null,
    contentHash: `sha256:${sha256}`,
    licence: manifest.licence,
  }
}

const endings = /(?:\.(?:csv|tsv|txt|xlsx|jsonl?|ndjson|geojson|gz))+$/i

function baseName(fileName: string | undefined): string {
  return fileName?.split(/[\\/]/).at(-1) ?? ''
}
