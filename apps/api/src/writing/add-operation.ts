import type { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'

/**
 * Adds a route that reads its body itself, after it has looked at the key: nothing is told about a body
 * to somebody who may not send one. The route is described like every other.
 */
export function addOperation(
  api: OpenAPIHono,
  route: ReturnType<typeof createRoute>,
  handle: (context: Context) => Promise<Response>,
): void {
  api.openAPIRegistry.registerPath(route)
  api.on(route.method.toUpperCase(), route.getRoutingPath(), handle)
}
