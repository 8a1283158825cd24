import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Ledger, openLedger } from '@recount/ledger'
import { openNodeSqlite } from '@recount/ledger/node-sqlite'
import { type Finished, root, runCommand } from './run-command.ts'

/** The file that `recount` runs. */
export const recountFile = join(root, 'apps/cli/bin/recount.js')

/** Runs `recount` in a process of its own. */
export const recount = (...args: readonly string[]): Promise<Finished> =>
  runCommand(process.execPath, [recountFile, ...args])

/** Runs `recount` with something on its standard input. */
export function recountWith(
  input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ...args: readonly string[]
): Promise<Finished> {
  const child = spawn(process.execPath, [recountFile, ...args], { cwd: root })
  const output: Buffer[] = []
  const errors: Buffer[] = []
  child.stdout.on('data', (bytes) => output.push(bytes))
  child.stderr.on('data', (bytes) => errors.push(bytes))
  // The command may end before it has read all of a hostile file.
  pipeline(Readable.from(input), child.stdin).catch(() => undefined)
  return new Promise((resolve) => {
    child.on('close', (code) =>
      resolve({
        code: code ?? -1,
        output: Buffer.concat(output).toString(),
        errors: Buffer.concat(errors).toString(),
      }),
    )
  })
}

/** A folder of its own for a file of tests, with new ledgers in it. */
export function openScratch(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `recount-${name}-`))
  let ledgers = 0
  return {
    newLedger: () => join(folder, `ledger-${ledgers++}.sqlite`),
    pathOf: (file: string) => join(folder, file),
    written(file: string, content: string | Uint8Array) {
      writeFileSync(join(folder, file), content)
      return join(folder, file)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Looks at a ledger that no command has open. */
export async function withLedger<Result>(
  file: string,
  run: (ledger: Ledger) => Promise<Result>,
): Promise<Result> {
  const ledger = await openLedger(openNodeSqlite(file), { now: () => new Date() })
  try {
    return await run(ledger)
  } finally {
    await ledger.close()
  }
}
