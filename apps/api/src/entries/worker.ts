import { readPublicationDelay } from '@recount/core/protection'
import { openD1 } from '@recount/ledger/d1'
import { createApp } from '../create-app.ts'
import { openSeededLedger } from './open-seeded-ledger.ts'

/** The bindings of wrangler.jsonc. */
export interface WorkerEnv {
  readonly LEDGER: D1Database
  /** The built viewer; left out where only the API is deployed. */
  readonly VIEWER?: Fetcher
  /** `second-person` where what the public sees needs two. */
  readonly APPROVAL?: string
  /** How many days what is written is kept from the public; none where it is left out. */
  readonly PUBLICATION_DELAY?: string
  /** Names the deployed version, so that a new one is never answered with an old one's tags. */
  readonly VERSION?: WorkerVersionMetadata
}

// What one request may take of queries to D1 and of memory.
const longestOfWorker = 4_194_304

type App = ReturnType<typeof createApp>

// One app for each database of this isolate; a finished one only, since a request may not wait for what
// another request has begun.
const apps = new WeakMap<D1Database, App>()

/** Recount on Cloudflare Workers: the ledger in D1, made and filled at the first request. */
export default {
  async fetch(request, env, execution): Promise<Response> {
    const app = apps.get(env.LEDGER) ?? (await openApp(env))
    apps.set(env.LEDGER, app)
    return app.fetch(request, env, execution)
  },
} satisfies ExportedHandler<WorkerEnv>

async function openApp(env: WorkerEnv): Promise<App> {
  const { LEDGER, VIEWER, VERSION, APPROVAL, PUBLICATION_DELAY } = env
  const now = () => new Date()
  const delay = readPublicationDelay(PUBLICATION_DELAY, 'PUBLICATION_DELAY')
  // Publishing at once what was to be kept back cannot be undone, so nothing is served by a setting misread.
  if (delay.value === null) throw new RangeError(delay.issues[0]?.message)
  const ledger = await openSeededLedger(openD1(LEDGER), {
    now,
    approval: APPROVAL === 'second-person' ? 'second-person' : 'none',
    publicationDelayDays: delay.value,
  })
  return createApp({
    ledger,
    now,
    build: VERSION?.id ?? 'unversioned',
    ...(VIEWER === undefined ? {} : { assets: (asked: Request) => VIEWER.fetch(asked) }),
    longestImport: longestOfWorker,
    report: (error) => console.error(error),
  })
}
