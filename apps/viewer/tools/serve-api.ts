import type { RunningServer } from '@recount/api/node'
import type { Connect, Plugin } from 'vite'

/** What the viewer asks of a server; all other paths are its own pages. */
const paths = ['/v1', '/openapi.json', '/docs', '/ogc']

/** The day on which the seed casebook ends, so that embargoes never make a difference. */
const today = new Date('2022-12-05T12:00:00Z')

/**
 * Answers what the viewer asks of the API: the API itself, over the seed casebook in memory, for
 * development and for the tests in a browser. With `RECOUNT_API` set to an address, the dev server asks
 * there instead. Not part of a build.
 */
export function serveApi(): Plugin {
  const elsewhere = process.env.RECOUNT_API
  let running: RunningServer | null = null
  return {
    name: 'recount:serve-api',
    apply: 'serve',
    async configureServer({ middlewares }) {
      // Loaded only here: a build needs no server.
      const { serve } = await import('@recount/api/node')
      running = elsewhere
        ? null
        : await serve({ ledgerFile: ':memory:', port: 0, hostname: '127.0.0.1', now: () => today })
      for (const path of paths)
        middlewares.use(path, handOn(`${running?.address ?? elsewhere}${path}`))
    },
    closeBundle: () => running?.close(),
  }
}

function handOn(address: string): Connect.NextHandleFunction {
  return async (request, response) => {
    const url = `${address}${request.url === '/' ? '' : (request.url ?? '')}`
    const { method = 'GET', headers } = request
    const hasBody = method !== 'GET' && method !== 'HEAD'
    const answer = await fetch(url, {
      method,
      headers: { accept: headers.accept ?? '*/*', 'content-type': headers['content-type'] ?? '' },
      redirect: 'manual',
      ...(hasBody ? { body: await textOf(request) } : {}),
    })
    const passed = ['content-type', 'etag', 'location', 'recount-revision']
    const kept = passed.flatMap((name) => {
      const value = answer.headers.get(name)
      return value === null ? [] : [[name, value] as const]
    })
    response.writeHead(answer.status, Object.fromEntries(kept))
    response.end(new Uint8Array(await answer.arrayBuffer()))
  }
}

async function textOf(request: Connect.IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
