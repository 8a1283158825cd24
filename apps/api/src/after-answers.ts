import type { Context, MiddlewareHandler } from 'hono'

/**
 * Does work when the answer is on its way. On Workers the runtime is told to wait for it; elsewhere it
 * just goes on. A failure is reported and harms nobody's answer.
 */
export function afterAnswers(
  work: () => Promise<void>,
  report: ((error: unknown) => void) | undefined,
): MiddlewareHandler {
  return async (context, next) => {
    await next()
    const done = work().catch((error: unknown) => report?.(error))
    waitFor(context, done)
  }
}

function waitFor(context: Context, done: Promise<void>): void {
  try {
    context.executionCtx.waitUntil(done)
  } catch {
    // Only Workers have an execution context; the getter throws elsewhere.
  }
}
