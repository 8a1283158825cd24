import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createAdaptorServer } from '@hono/node-server'
import type { Approval, TellRead } from '@recount/ledger'
import { openNodeSqlite } from '@recount/ledger/node-sqlite'
import { createApp } from '../create-app.ts'
import { compressAnswers } from './compress-answers.ts'
import { openSeededLedger } from './open-seeded-ledger.ts'
import { prepareTables } from './prepare-tables.ts'
import { serveFiles } from './static-files.ts'

/** What a server on Node needs to know. */
export interface ServeOptions {
  /** The SQLite file; it is made, and filled with the seed casebook, where there is none. */
  readonly ledgerFile: string
  /** 0 takes any free port. */
  readonly port: number
  /** The address to listen on; every one of this machine by default. */
  readonly hostname?: string
  /** The folder of the built viewer; without it, or where it does not exist, the API is served alone. */
  readonly viewerDirectory?: string
  /** Whether what the public sees needs a second person; `'none'` where it is left out. */
  readonly approval?: Approval
  /** How many days what is written is kept from the public; see `LedgerOptions`. 0 where it is left out. */
  readonly publicationDelayDays?: number
  /** How many bytes a file may have that is imported over HTTP; a gibibyte where it is left out. */
  readonly longestImport?: number
  readonly now?: () => Date
  /** Is told how many incidents are counted before the first answer, where much was imported since. */
  readonly tellCounted?: TellRead
  /** Is told of faults; nothing is printed here. */
  readonly report?: (error: unknown) => void
}

/** A server that listens. */
export interface RunningServer {
  /** Where it can be reached from this machine, without a slash at the end. */
  readonly address: string
  readonly port: number
  /** Stops taking requests, finishes those under way, and closes the ledger. */
  close(): Promise<void>
}

/**
 * Serves the API, and the viewer beside it, from one SQLite file.
 *
 * @throws Error where the file cannot be opened or the port is taken.
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { ledgerFile, viewerDirectory, hostname, now = () => new Date() } = options
  const { approval = 'none', publicationDelayDays = 0 } = options
  const ledger = await openSeededLedger(openNodeSqlite(ledgerFile), {
    now,
    approval,
    publicationDelayDays,
  })
  await prepareTables(ledger, now, options.tellCounted)
  const hasViewer = viewerDirectory !== undefined && existsSync(viewerDirectory)
  const app = createApp({
    ledger,
    now,
    // Nothing tells one build from another on Node, so tags do not outlive the process.
    build: randomUUID(),
    ...(hasViewer ? { assets: serveFiles(viewerDirectory) } : {}),
    ...(options.longestImport === undefined ? {} : { longestImport: options.longestImport }),
    ...(options.report ? { report: options.report } : {}),
  })
  const server = createAdaptorServer({
    fetch: compressAnswers((request) => app.fetch(request)).fetch,
  })
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(options.port, hostname, () => resolve())
    })
  } catch (error) {
    await ledger.close()
    throw error
  }
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : options.port
  return {
    address: `http://${hostname ?? 'localhost'}:${port}`,
    port,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      })
      await ledger.close()
    },
  }
}
