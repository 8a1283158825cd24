import module from 'node:module'
import { Worker } from 'node:worker_threads'
import { type BatchRoom, roomOf } from '@recount/ledger/preparation'
import type { ImportReport } from '@recount/sources'
import type { BeginImport, FilePreparation, PreparedChunk } from './prepare-file.ts'
import type { FilePlace, FromPreparer, PreparerData, ToPreparer } from './preparer-messages.ts'

/** Chunks that are asked for before they are taken: the thread goes on while one is written. */
const chunksAhead = 8

/**
 * Prepares a file in a thread of its own, so that reading and hashing go on while the ledger writes. The
 * chunks are those that `prepareFile` gives.
 */
export function prepareInThread(file: FilePlace, begin: BeginImport): FilePreparation {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const compiled = module.getCompileCacheDir?.() ?? null
  const worker = new Worker(new URL(`./prepare-thread.${ending}`, import.meta.url), {
    workerData: { ...file, compiled } satisfies PreparerData,
  })
  const chunks = createMailbox<PreparedChunk | null>()
  const reports = createMailbox<ImportReport>()
  const tell = (message: ToPreparer) => worker.postMessage(message)
  const fail = (error: unknown) => {
    chunks.fail(error)
    reports.fail(error)
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the thread that prepares the file has ended')))
  worker.on('message', (message: FromPreparer) => {
    if (message.tell === 'chunk') chunks.put(message.chunk)
    else if (message.tell === 'report') reports.put(message.report)
    else begin(message.format).then((reason) => tell({ tell: 'begun', reason }), fail)
  })
  const askForNext = (room: BatchRoom | null) =>
    worker.postMessage(
      { tell: 'next', room } satisfies ToPreparer,
      room === null ? [] : Object.values(room),
    )
  for (let ahead = 0; ahead < chunksAhead; ahead++) askForNext(null)
  return {
    next(staged) {
      askForNext(staged === undefined ? null : roomOf(staged))
      return chunks.take()
    },
    report() {
      tell({ tell: 'report' })
      return reports.take()
    },
    async close() {
      await worker.terminate()
    },
  }
}

/** What one side puts in and the other takes out, in the same order; taking waits. */
function createMailbox<Item>() {
  const items: Item[] = []
  const waiting: { resolve: (item: Item) => void; reject: (error: unknown) => void }[] = []
  let failure: { readonly error: unknown } | null = null
  return {
    put(item: Item) {
      const first = waiting.shift()
      if (first === undefined) items.push(item)
      else first.resolve(item)
    },
    fail(error: unknown) {
      failure ??= { error }
      for (const { reject } of waiting.splice(0)) reject(error)
    },
    take: () =>
      new Promise<Item>((resolve, reject) => {
        const [first] = items.splice(0, 1)
        if (first !== undefined) resolve(first)
        else if (failure !== null) reject(failure.error)
        else waiting.push({ resolve, reject })
      }),
  }
}
