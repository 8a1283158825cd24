import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'

/**
 * Answers what the viewer asks of the API from the seed casebook, so that the viewer can be developed by
 * itself. With `RECOUNT_API` set to an address, the dev server asks there instead. Not part of a build.
 */
export function serveCasebook(): Plugin {
  const api = process.env.RECOUNT_API
  return {
    name: 'recount:serve-casebook',
    apply: 'serve',
    config: () =>
      api ? { server: { proxy: { '/v1': api, '/openapi.json': api, '/docs': api } } } : {},
    async configureServer(server) {
      if (api || process.env.VITEST) return
      const core = await import('@recount/core')
      const { casebook } = await import('@recount/casebook')
      const records = core.projectPublic(casebook, core.publicByDefault('2022-12-05'))
      const figures = new Map<string, unknown>()
      const snapshot = { revision: 1, hash: core.digestOf(records), records }

      server.middlewares.use('/v1', async (request, response) => {
        const path = request.url ?? '/'
        if (path === '/snapshots/records') return send(response, 200, snapshot)
        if (path === '/figures' && request.method === 'POST') {
          const { statistic, query } = JSON.parse(await bodyOf(request))
          const { value, issues } = core.citeFigure(records, 1, statistic, query)
          if (value) figures.set(value.id, value)
          return value ? send(response, 201, value) : send(response, 400, { errors: issues })
        }
        const figure = figures.get(path.replace('/figures/', ''))
        return figure ? send(response, 200, figure) : send(response, 404, { status: 404 })
      })
    },
  }
}

function send(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
