import { OpenAPIHono } from '@hono/zod-openapi'
import { nearestName } from '@recount/core/primitives'
import { statistics } from '@recount/core/statistics'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { afterAnswers } from './after-answers.ts'
import { isApiAddress } from './api-address.ts'
import type { Dependencies } from './dependencies.ts'
import { exportFormats } from './exports/incident-formats.ts'
import { crossOrigin, respondOptions } from './headers/cross-origin.ts'
import { revisionHeader } from './headers/revision-header.ts'
import { securityHeaders, viewerPolicy } from './headers/security-headers.ts'
import {
  issuesOfBody,
  type Problem,
  problemOfStorage,
  respondProblem,
  status,
} from './problems/index.ts'
import { makePublicIncidents } from './public-view/public-incidents.ts'
import { makePublicRegisters } from './public-view/public-registers.ts'
import { makePublicTables } from './public-view/public-tables.ts'
import { actors } from './resources/actors.ts'
import { addRegistry } from './resources/add-registry.ts'
import { addAllRecords } from './resources/all-records.ts'
import { addDocs } from './resources/docs.ts'
import { documents } from './resources/documents.ts'
import { addEncodedTable } from './resources/encoded-table.ts'
import { addExport } from './resources/export-incidents.ts'
import { addFeeds } from './resources/feeds.ts'
import { addFigure } from './resources/figure.ts'
import { addHealth } from './resources/health.ts'
import { addImports } from './resources/imports.ts'
import { addIncident } from './resources/incident.ts'
import { addIncidentRevisions } from './resources/incident-revisions.ts'
import { addIncidents } from './resources/incidents.ts'
import { addKeys } from './resources/keys.ts'
import { addLanding } from './resources/landing.ts'
import { addMakeFigure } from './resources/make-figure.ts'
import { addOgc } from './resources/ogc.ts'
import { addOgcItem } from './resources/ogc-item.ts'
import { addOgcItems } from './resources/ogc-items.ts'
import { addOpenApi, describeApi, type OpenApiDocument } from './resources/openapi.ts'
import { places } from './resources/places.ts'
import { addProposals } from './resources/proposals.ts'
import { addReconciliation } from './resources/reconciliation.ts'
import { reportedTotals } from './resources/reported-totals.ts'
import { addRevisions } from './resources/revisions.ts'
import { addSnapshotBytes } from './resources/snapshot-bytes.ts'
import { addSnapshots } from './resources/snapshots.ts'
import { sources } from './resources/sources.ts'
import { addStatistic } from './resources/statistic.ts'
import { addStatistics } from './resources/statistics.ts'
import { addStoredRecord } from './resources/stored-record.ts'
import { addWrites } from './resources/write-records.ts'
import { recordCollections } from './writing/record-collections.ts'

/**
 * The API over a ledger, as a function from a request to an answer that every runtime can call:
 * `createApp({ ledger, now, build }).fetch(request)`.
 */
export function createApp(dependencies: Dependencies): OpenAPIHono {
  const { ledger, now, build, assets, report, longestImport = usualImport } = dependencies
  const registers = makePublicRegisters(dependencies)
  const incidents = makePublicIncidents(dependencies)
  const tables = makePublicTables(dependencies)
  const api = new OpenAPIHono({
    defaultHook: async (result, context) => {
      if (result.success) return
      const errors = issuesOfBody(result.error, await context.req.json())
      const detail = errors.map(({ message }) => message).join('; ')
      return respondProblem(context, { kind: 'bad-body', detail, errors })
    },
  })

  api.use(securityHeaders(), crossOrigin(), revisionHeader(ledger))
  const keepWhatIsDue = async () => {
    await tables.makeDue()
    await ledger.register.saveDue()
  }
  api.use(afterAnswers(keepWhatIsDue, report))
  api.use(
    methodNotAllowed({
      app: api,
      onMethodNotAllowed: (context, methods) =>
        context.req.method === 'OPTIONS'
          ? respondOptions(context, methods)
          : respondProblem(context, {
              kind: 'method-not-allowed',
              detail: `${context.req.path} answers ${methods.join(', ')}.`,
              headers: { Allow: [...methods, 'OPTIONS'].join(', ') },
            }),
    }),
  )

  addLanding(api, registers)
  addIncidents(api, tables, ledger)
  for (const format of exportFormats) addExport(api, tables, ledger, format)
  addIncident(api, incidents)
  addIncidentRevisions(api, registers, ledger)
  addStatistics(api, tables)
  for (const statistic of statistics) addStatistic(api, tables, statistic)
  addMakeFigure(api, tables, ledger, now)
  addFigure(api, tables, ledger)
  addReconciliation(api, tables, ledger)
  for (const registry of [sources, documents, actors, places, reportedTotals]) {
    addRegistry(api, registers, ledger, registry)
  }
  addRevisions(api, registers, tables, ledger)
  addFeeds(api, registers, ledger)
  addSnapshots(api, tables)
  addEncodedTable(api, tables)
  addAllRecords(api, tables, ledger)
  addSnapshotBytes(api, ledger, now)
  for (const collection of recordCollections) {
    addWrites(api, ledger, collection)
    addStoredRecord(api, ledger, collection)
  }
  addProposals(api, ledger)
  addImports(api, registers, ledger, now, longestImport)
  addKeys(api, ledger, now)
  addOgc(api, tables)
  addOgcItems(api, tables, ledger)
  addOgcItem(api, incidents)
  addHealth(api, ledger)

  let described: OpenApiDocument | null = null
  const description = () => {
    described ??= describeApi(api)
    return described
  }
  addOpenApi(api, ledger, build, description)
  addDocs(api, ledger, build, description)

  api.notFound(async (context) => {
    const asset = isApiAddress(context.req.path) ? null : await assets?.(context.req.raw)
    if (!asset) return respondProblem(context, nothingHere(context, api))
    context.header('Content-Security-Policy', viewerPolicy(context.req.path))
    context.header('Cross-Origin-Opener-Policy', 'same-origin')
    return context.newResponse(asset.body, asset)
  })

  api.onError((error, context) => {
    const problem = error instanceof HTTPException ? problemOfRequest(error) : null
    if (problem !== null) return respondProblem(context, problem)
    report?.(error)
    return respondProblem(context, problemOfStorage(error) ?? mistake)
  })
  return api
}

const mistake: Problem = {
  kind: 'internal-error',
  detail: 'The request could not be answered.',
}

/** How many bytes a file may have that is imported over HTTP, where nothing else is said. */
const usualImport = 1_073_741_824

/** What the validators of the framework refuse before a handler sees it. */
function problemOfRequest(error: HTTPException): Problem | null {
  if (error.status === status.badRequest) return { kind: 'bad-body', detail: error.message }
  if (error.status === status.unsupportedMediaType) {
    return { kind: 'unsupported-media-type', detail: 'Send application/json.' }
  }
  return null
}

function nothingHere({ req }: Context, api: OpenAPIHono): Problem {
  const paths = api.routes.map(({ path }) => path).filter((path) => !/[:*]/.test(path))
  const nearest = nearestName(req.path, paths)
  const hint = nearest === null ? 'The API begins at /v1.' : `Did you mean ${nearest}?`
  return { kind: 'not-found', detail: `There is nothing at ${req.path}. ${hint}` }
}
