import { createReadStream, statSync } from 'node:fs'
import { CommandFailure } from '../command-failure.ts'

/** A file that is about to be read, or what comes in by standard input. */
export interface Input {
  /** As it was named on the command line. */
  readonly path: string
  /** Starts reading it; to be called once. */
  readonly open: () => AsyncIterable<Uint8Array>
  /** Its length in bytes; `null` where nobody knows it before its end. */
  readonly length: number | null
}

/**
 * Opens a file, or standard input for `-`.
 *
 * @throws CommandFailure where there is no such file, or it is a folder.
 */
export function openInput(path: string): Input {
  if (path === '-') return { path, open: () => process.stdin, length: null }
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) {
    throw new CommandFailure(`${path}: there is no such file. Name one, or - for standard input.`)
  }
  if (found.isDirectory()) {
    throw new CommandFailure(`${path} is a folder. Name its files: ${path.replace(/\/$/, '')}/*`)
  }
  return { path, open: () => createReadStream(path), length: found.isFile() ? found.size : null }
}
