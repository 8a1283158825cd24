import { type RunningServer, serve } from '@recount/api/node'
import { connectTo, type RecountApi } from '../data/recount-api.ts'

/** The API over the seed casebook, for tests in Node. */
export interface CasebookServer {
  readonly api: RecountApi
  /** Where it can be reached, without a slash at the end. */
  readonly address: string
  /** The addresses that were asked for, in order. */
  readonly asked: readonly string[]
  readonly close: RunningServer['close']
}

/** Changes an answer on its way; by default none. */
export type OnTheWay = (response: Response, address: string) => Response | Promise<Response>

/** Starts the real API in memory and connects to it. */
export async function startCasebookServer(
  onTheWay: OnTheWay = (response) => response,
): Promise<CasebookServer> {
  const now = () => new Date('2022-12-05T12:00:00Z')
  const server = await serve({ ledgerFile: ':memory:', port: 0, hostname: '127.0.0.1', now })
  const asked: string[] = []
  const api = connectTo('/v1', async (input, request) => {
    const address = String(input)
    asked.push(address)
    return onTheWay(await fetch(new URL(address, server.address), request), address)
  })
  return { api, address: server.address, asked, close: server.close }
}
