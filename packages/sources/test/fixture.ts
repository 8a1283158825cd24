import { createReadStream, readFileSync } from 'node:fs'

/** The bytes of one of the files written for these tests. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url))
}

/** A file as a stream of bytes. */
export function fileStream(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path)
}
