/** What the thread that prepares a file answers to the one that writes: see prepare-in-thread.ts. */
import { createReadStream } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { nodeSha256Hex } from '@recount/ledger/node-sqlite'
import { buffersOf, openPreparation } from '@recount/ledger/preparation'
import { prepareFile } from './prepare-file.ts'
import type { FromPreparer, PreparerData, ToPreparer } from './preparer-messages.ts'

const { path, read, publicationDelayDays }: PreparerData = workerData
const port = parentPort
if (port === null) throw new Error('this file is the main module of a worker thread')

const tell = (message: FromPreparer) => port.postMessage(message)
let begun: (reason: string) => void = () => undefined
const begin = (format: string) =>
  new Promise<string>((resolve) => {
    begun = resolve
    tell({ tell: 'begin', format })
  })
const preparation = openPreparation({ sha256Hex: nodeSha256Hex, publicationDelayDays })
const file = prepareFile(createReadStream(path), read, begin, preparation)

port.on('message', async (message: ToPreparer) => {
  if (message.tell === 'begun') begun(message.reason)
  else if (message.tell === 'report') tell({ tell: 'report', report: await file.report() })
  else {
    if (message.room !== null) preparation.reuse(message.room)
    const chunk = await file.next()
    const buffers = chunk === null ? [] : buffersOf(chunk.batch)
    port.postMessage({ tell: 'chunk', chunk } satisfies FromPreparer, [...buffers])
  }
})
