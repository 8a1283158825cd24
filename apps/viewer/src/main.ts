import { createApp } from 'vue'
import App from './App.vue'
import { connectTo } from './data/recount-api.ts'
import { makeSnapshotHolder } from './data/use-snapshot.ts'
import './design/styles/fonts.css'
import './design/styles/tokens.css'
import './design/styles/base.css'
import { languageOfPath } from './language/languages.ts'
import { loadCatalogue } from './language/load-catalogue.ts'
import { makeRouter } from './views/router.ts'

const holder = makeSnapshotHolder(connectTo('/v1'))
const router = makeRouter()
holder.load()
const [catalogue] = await Promise.all([
  loadCatalogue(languageOfPath(location.pathname).tag),
  router.push(location.pathname + location.search + location.hash),
])
createApp(App, { holder, catalogue }).use(router).mount('#app')
