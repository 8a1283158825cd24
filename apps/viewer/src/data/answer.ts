/**
 * What came of asking the server: the thing, or that it has none, or that it has none any more, or that no
 * answer came. `cut` is an answer that came, but not to its end.
 */
export type Answer<Value> =
  | { readonly status: 'ready'; readonly value: Value }
  | { readonly status: 'missing' }
  | { readonly status: 'gone' }
  | { readonly status: 'failed'; readonly why: 'silent' | 'cut' }

/** An answer that holds nothing to show. */
export type Failure = Exclude<Answer<never>, { readonly status: 'ready' }>

/** An answer that holds the thing. */
export function ready<Value>(value: Value): Answer<Value> {
  return { status: 'ready', value }
}

/**
 * The answer with its value made into another one; what is no value stays as it is.
 *
 * @example
 * mapAnswer(ready(2), (number) => number + 1) //=> { status: 'ready', value: 3 }
 */
export function mapAnswer<From, To>(answer: Answer<From>, map: (value: From) => To): Answer<To> {
  return answer.status === 'ready' ? ready(map(answer.value)) : answer
}

/** No answer, or one of another kind than was asked for. */
export const silent = { status: 'failed', why: 'silent' } as const

/** An answer that broke off. */
export const cut = { status: 'failed', why: 'cut' } as const
