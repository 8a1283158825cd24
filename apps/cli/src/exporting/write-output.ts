import {
  closeSync,
  createWriteStream,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PackageFile } from '@recount/sources'
import { CommandFailure } from '../command-failure.ts'

/** What is written, piece by piece. */
export type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/** Writes pieces to standard output as they are made; a reader that has seen enough is no error. */
export async function writeToOutput(pieces: Pieces): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), process.stdout, { end: false })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error
  }
}

/**
 * Writes pieces to a file, which is there when all of them are: until then it has another name. What is no
 * file, a pipe or a device, is written to as it is.
 *
 * @throws CommandFailure where there is a folder.
 */
export async function writeToFile(output: string, pieces: Pieces): Promise<void> {
  const known = statSync(output, { throwIfNoEntry: false })
  if (known?.isDirectory()) throw new CommandFailure(`${output} is a folder. Name a file in it.`)
  if (known?.isFile() === false) return pipeline(Readable.from(pieces), createWriteStream(output))
  const path = known === undefined ? output : realpathSync(output)
  const unfinished = `${path}.unfinished`
  mkdirSync(dirname(path), { recursive: true })
  try {
    await pipeline(Readable.from(pieces), createWriteStream(unfinished))
    renameSync(unfinished, path)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

/**
 * Writes the files of a package into a folder.
 *
 * @throws CommandFailure where there are files in it already.
 */
export async function writeToFolder(
  folder: string,
  files: AsyncIterable<PackageFile>,
): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true })
  if (readdirSync(folder).length > 0) {
    throw new CommandFailure(`${folder} is not empty. Name a new folder with --output.`)
  }
  const written: string[] = []
  for await (const { path, pieces } of files) {
    const file = openSync(join(folder, path), 'w')
    try {
      for await (const piece of pieces) writeSync(file, piece)
    } finally {
      closeSync(file)
    }
    written.push(path)
  }
  return written
}
