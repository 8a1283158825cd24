import { createRouter, createWebHistory, type RouteRecordRaw, type Router } from 'vue-router'
import ExploreView from './ExploreView.vue'

const inAnyLanguage = '/:language(fa|ps)?'

/** Every panel with fixed data; only in development. */
const gallery: readonly RouteRecordRaw[] = import.meta.env.DEV
  ? [
      {
        path: `${inAnyLanguage}/gallery`,
        name: 'gallery',
        component: () => import('./GalleryView.vue'),
      },
    ]
  : []

const routes: readonly RouteRecordRaw[] = [
  { path: inAnyLanguage, name: 'explore', component: ExploreView },
  {
    path: `${inAnyLanguage}/incidents/:id`,
    name: 'incident',
    component: () => import('./IncidentView.vue'),
  },
  {
    path: `${inAnyLanguage}/reconciliations/:id?`,
    name: 'reconciliation',
    component: () => import('./ReconciliationView.vue'),
  },
  {
    path: `${inAnyLanguage}/figures/:id`,
    name: 'figure',
    component: () => import('./FigureView.vue'),
  },
  {
    path: `${inAnyLanguage}/methods`,
    name: 'methods',
    component: () => import('./MethodsView.vue'),
  },
  {
    path: `${inAnyLanguage}/embed`,
    name: 'embed',
    component: () => import('./EmbedView.vue'),
    meta: { isEmbedded: true },
  },
  {
    path: `${inAnyLanguage}/embed/figures/:id`,
    name: 'embedded-figure',
    component: () => import('./EmbedFigureView.vue'),
    meta: { isEmbedded: true },
  },
  { path: `${inAnyLanguage}/data`, name: 'data', component: () => import('./DataView.vue') },
  ...gallery,
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('./NotFoundView.vue'),
  },
]

/**
 * The pages. Each stands at the same path in every language, behind the language's prefix. All but the
 * first are loaded when they are first opened.
 */
export function makeRouter(): Router {
  return createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (to, from, saved) => {
      if (saved) return saved
      return to.path === from.path ? false : { top: 0 }
    },
  })
}
