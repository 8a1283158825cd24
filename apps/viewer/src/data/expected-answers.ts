import type { CountedIncident, Perpetrator } from '@recount/core/counting'
import type { Figure, Verification } from '@recount/core/figures'
import type { PublicIncident, PublicRecordSet } from '@recount/core/protection'
import type { Actor, Document, Place, ReportedTotal, Source } from '@recount/core/records'
import type { StatisticAnswer } from '@recount/core/statistics'
import { type Answer, ready, silent } from './answer.ts'

/** Where an encoded table is, and of what. */
export interface TableAddress {
  readonly href: string
  readonly hash: string
  readonly bytes: number
  /** The revision that it is the table of. */
  readonly snapshotRevision: number
}

/** A page of a list: `matched` is the length of the whole list, `next` the cursor of the next page. */
export interface Page<Item> {
  readonly revision: number
  readonly items: readonly Item[]
  readonly matched: number
  readonly next: string | null
}

/** An incident of a list, with its count. */
export type ListedIncident = PublicIncident & {
  readonly totals: CountedIncident['totals']
  readonly perpetrators: readonly Perpetrator[]
}

/** A page of the list of incidents. */
export type IncidentPage = Page<ListedIncident>

/** A single incident, with the revision of the ledger that it was read at. */
export type KnownIncident = PublicIncident & { readonly revision: number }

/** The kinds of record that are listed by id. */
export interface Registries {
  readonly actors: Actor
  readonly sources: Source
  readonly documents: Document
  readonly places: Place
  readonly reportedTotals: ReportedTotal
}

/** A figure as the server keeps it, with what came of its own counting again; `null` where it sent none. */
export interface KeptFigure {
  readonly figure: Figure
  readonly verification: Verification | null
}

/** When a revision of the ledger was recorded, in ISO 8601. */
export interface RevisionTime {
  readonly revision: number
  readonly recordedAt: string
}

/** An entry of the correction ledger; of what is withheld only its number and its time are told. */
export interface RevisionItem extends RevisionTime {
  readonly kind: string | null
  readonly id: string | null
  readonly version: number | null
  readonly status: 'public' | 'withdrawn' | 'merged' | 'withheld'
}

/** What the server says of itself: what protects its records, and what that keeps back. */
export interface Landing {
  readonly revision: number
  readonly policy: string
  readonly withheld: PublicRecordSet['withheld']
}

/** The part of an OpenAPI description that the viewer lists. */
export interface ApiDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** Whether a body is an object, as every answer of the API is. */
export function isObject(body: unknown): body is Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null
}

/** Whether a body tells where a table is. */
export function isTableAddress(body: unknown): body is TableAddress {
  if (!isObject(body)) return false
  const { href, hash, bytes, snapshotRevision } = body
  const isPlace = typeof href === 'string' && typeof hash === 'string'
  return isPlace && typeof bytes === 'number' && typeof snapshotRevision === 'number'
}

/** Whether a body is the answer to the statistic `total`. */
export function isTotal(body: unknown): body is StatisticAnswer<'total'> {
  return isObject(body) && body.statistic === 'total' && isObject(body.result)
}

/** Whether a body is a page of a list. What its items are, the address that was asked for tells. */
export function isPage<Item>(body: unknown): body is Page<Item> {
  return isObject(body) && Array.isArray(body.items) && typeof body.matched === 'number'
}

/** Whether a body is a single incident. */
export function isIncident(body: unknown): body is KnownIncident {
  return isObject(body) && Array.isArray(body.claims) && typeof body.revision === 'number'
}

/** Whether a body is what the server says of itself. */
export function isLanding(body: unknown): body is Landing {
  return isObject(body) && typeof body.policy === 'string' && Array.isArray(body.withheld)
}

/** Whether a body is an OpenAPI description. */
export function isDescription(body: unknown): body is ApiDescription {
  return isObject(body) && isObject(body.paths)
}

/** A figure comes bare or with its verification beside it. */
export function keptFigure(answer: Answer<Readonly<Record<string, unknown>>>): Answer<KeptFigure> {
  if (answer.status !== 'ready') return answer
  const { value } = answer
  const figure = isFigure(value) ? value : value.figure
  if (!isFigure(figure)) return silent
  const verification = isVerification(value.verification) ? value.verification : null
  return ready({ figure, verification })
}

/** The first of a page of revisions. */
export function firstRevision(
  answer: Answer<Readonly<Record<string, unknown>>>,
): Answer<RevisionTime> {
  if (answer.status !== 'ready') return answer
  const items: unknown = answer.value.items
  const first: unknown = Array.isArray(items) ? items[0] : null
  return isRevisionTime(first) ? ready(first) : silent
}

function isFigure(body: unknown): body is Figure {
  return isObject(body) && typeof body.id === 'string' && typeof body.query === 'string'
}

function isVerification(body: unknown): body is Verification {
  return isObject(body) && typeof body.status === 'string' && Array.isArray(body.differences)
}

function isRevisionTime(body: unknown): body is RevisionTime {
  return isObject(body) && typeof body.revision === 'number' && typeof body.recordedAt === 'string'
}
