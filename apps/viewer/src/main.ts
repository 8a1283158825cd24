import { createApp } from 'vue'
import App from './App.vue'
import { makeLedgerReader } from './data/ledger-reader.ts'
import { connectTo } from './data/recount-api.ts'
import './design/styles/fonts.css'
import './design/styles/tokens.css'
import './design/styles/base.css'
import { languageOfPath } from './language/languages.ts'
import { loadCatalogue } from './language/load-catalogue.ts'
import { makeRouter } from './views/router.ts'

const ledger = makeLedgerReader(connectTo('/v1'))
const router = makeRouter()
const [catalogue] = await Promise.all([
  loadCatalogue(languageOfPath(location.pathname).tag),
  router.push(location.pathname + location.search + location.hash),
])
createApp(App, { ledger, catalogue }).use(router).mount('#app')
