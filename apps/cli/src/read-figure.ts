import { type Figure, isStatisticName } from '@recount/core'
import { CommandFailure } from './command-failure.ts'

/**
 * Reads a figure from JSON text: the figure itself, or an API answer that holds one.
 *
 * Only what verification needs to start is checked here; whether the content is what it says is for
 * the verification itself.
 */
export function readFigure(text: string, origin: string): Figure {
  const value = parseJson(text, origin)
  const figure = isRecord(value) && isRecord(value.figure) ? value.figure : value
  if (!isFigure(figure)) throw new CommandFailure(`${origin} holds no figure`)
  return figure
}

function parseJson(text: string, origin: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CommandFailure(`${origin} is no JSON`)
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isFigure(value: unknown): value is Figure {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    typeof value.statistic === 'string' &&
    isStatisticName(value.statistic) &&
    typeof value.query === 'string' &&
    typeof value.rule === 'string' &&
    typeof value.revision === 'number' &&
    Array.isArray(value.incidents)
  )
}
