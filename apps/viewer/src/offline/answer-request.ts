import { wishName } from './keeping-wish.ts'
import { isFresh, markKept } from './kept-at.ts'
import type { Way } from './way-of-request.ts'

/** Where things are kept, and how many of a kind. */
export interface Shelf {
  readonly name: string
  readonly most: number
}

/** The shelves; a new number lets go of what an older program has kept. */
export const shelves = {
  file: { name: 'recount-files-1', most: 200 },
  page: { name: 'recount-pages-1', most: 1 },
  answer: { name: 'recount-answers-1', most: 150 },
} as const satisfies Readonly<Record<Exclude<Way, null>, Shelf>>

/** All pages are one document, which reads its own address. */
export const everyPage = '/'

/** What answering needs of a browser. */
export interface Platform {
  readonly caches: CacheStorage
  readonly fetch: (request: Request) => Promise<Response>
  readonly now: () => Date
}

/** Answers a request in its way, and keeps what may be wanted without a network as long as the reader wishes it. */
export async function answerRequest(
  request: Request,
  way: Exclude<Way, null>,
  platform: Platform,
): Promise<Response> {
  // A worker outlives the wish for it until the last page is closed.
  if (!(await platform.caches.has(wishName))) return platform.fetch(request)
  const shelf = await platform.caches.open(shelves[way].name)
  const key = way === 'page' ? everyPage : request
  if (way === 'file') {
    const kept = await shelf.match(key)
    if (kept !== undefined) return kept
  }
  try {
    const answer = await platform.fetch(request)
    if (mayBeKept(answer)) await keep(shelf, key, markKept(answer.clone(), platform.now()), way)
    return answer
  } catch (error) {
    const kept = await shelf.match(key)
    if (kept === undefined || !(way === 'file' || isFresh(kept, platform.now()))) throw error
    return kept
  }
}

/** Only whole answers of the server itself, and what it lets be stored. */
function mayBeKept({ status, type, headers }: Response): boolean {
  const isStorable = !/\b(no-store|private)\b/.test(headers.get('cache-control') ?? '')
  return status === 200 && type === 'basic' && isStorable
}

async function keep(
  shelf: Cache,
  key: RequestInfo,
  answer: Response,
  way: Exclude<Way, null>,
): Promise<void> {
  try {
    await shelf.put(key, answer)
    const kept = await shelf.keys()
    // They come in the order in which they were put there.
    const tooMany = kept.slice(0, Math.max(0, kept.length - shelves[way].most))
    await Promise.all(tooMany.map((old) => shelf.delete(old)))
  } catch {
    // No room, or storage is off: it is answered all the same.
  }
}
