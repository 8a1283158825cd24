/** The header that tells when an answer was kept which is given because the network gives none. */
export const keptAtHeader = 'recount-kept-at'

/** For how long an answer is given without the network, in days: an old number is worse than none. */
export const longestKeptDays = 14

/** A copy of an answer that says when it was kept. Its body is the other one's: `answer` is used up. */
export function markKept(answer: Response, now: Date): Response {
  const headers = new Headers(answer.headers)
  headers.set(keptAtHeader, now.toISOString())
  // The body is kept as it was decoded.
  headers.delete('content-encoding')
  headers.delete('content-length')
  return new Response(answer.body, { status: answer.status, headers })
}

/** When an answer was kept; `null` for one that came from the network, or says it in no form known. */
export function keptAt(answer: Pick<Response, 'headers'>): Date | null {
  const at = new Date(answer.headers.get(keptAtHeader) ?? '')
  return Number.isNaN(at.getTime()) ? null : at
}

/** Whether a kept answer may still be given. */
export function isFresh(answer: Pick<Response, 'headers'>, now: Date): boolean {
  const at = keptAt(answer)
  return at !== null && now.getTime() - at.getTime() <= longestKeptDays * 86_400_000
}
