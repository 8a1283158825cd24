import type { Answer } from './answer.ts'

/** Something that was asked for: still on its way, or an answer. */
export type Asked<Value> = { readonly status: 'loading' } | Answer<Value>

type Values<Parts> = {
  readonly [Name in keyof Parts]: Parts[Name] extends Asked<infer Value> ? Value : never
}

/**
 * Several things asked for as one: ready when all are. What has failed or is missing tells so before what
 * is still on its way.
 *
 * @example
 * together({ one: { status: 'ready', value: 1 }, other: { status: 'loading' } }) //=> { status: 'loading' }
 */
export function together<Parts extends Readonly<Record<string, Asked<unknown>>>>(
  parts: Parts,
): Asked<Values<Parts>> {
  const states = Object.values(parts)
  for (const status of ['failed', 'gone', 'missing', 'loading'] as const) {
    const found = states.find((state) => state.status === status)
    if (found !== undefined && found.status !== 'ready') return found
  }
  const values = Object.entries(parts).map(([name, state]) => [
    name,
    state.status === 'ready' ? state.value : null,
  ])
  return { status: 'ready', value: Object.fromEntries(values) }
}

/** The value where it is ready, else `null`. */
export function valueIfReady<Value>(asked: Asked<Value>): Value | null {
  return asked.status === 'ready' ? asked.value : null
}

/** The thing made into another one, once it is there. */
export function mapAsked<From, To>(asked: Asked<From>, map: (value: From) => To): Asked<To> {
  return asked.status === 'ready' ? { status: 'ready', value: map(asked.value) } : asked
}
