import { createApp, h, shallowRef } from 'vue'
import App from './App.vue'
import { makeLedgerReader } from './data/ledger-reader.ts'
import { connectTo } from './data/recount-api.ts'
import './design/styles/fonts.css'
import './design/styles/tokens.css'
import './design/styles/base.css'
import { languageOfPath } from './language/languages.ts'
import { loadCatalogue } from './language/load-catalogue.ts'
import { makeRouter } from './views/router.ts'

const keptSince = shallowRef<Date | null>(null)
const tellKept = (at: Date | null) => {
  const former = keptSince.value
  // Of several kept answers the oldest says how far the page can be trusted.
  keptSince.value = at !== null && former !== null && former < at ? former : at
}
const ledger = makeLedgerReader(connectTo('/v1', undefined, tellKept))
const router = makeRouter()
const [catalogue] = await Promise.all([
  loadCatalogue(languageOfPath(location.pathname).tag),
  router.push(location.pathname + location.search + location.hash),
])
createApp({ render: () => h(App, { ledger, catalogue, keptSince: keptSince.value }) })
  .use(router)
  .mount('#app')
