import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { type ApiKey, allows, type Ledger, type Proposal, type Scope } from '@recount/ledger'
import { describeParameters, describePathParameter } from '../parameters/describe-parameters.ts'
import { parseParameters } from '../parameters/parse-parameters.ts'
import {
  badParameter,
  describeKeyed,
  issuesOfBody,
  notFound,
  type ProblemKind,
  respondProblem,
  status,
} from '../problems/index.ts'
import { cursorIssue, formatCursor, parseCursor } from '../representation/cursor.ts'
import {
  decidedSchema,
  decisionRequest,
  proposalRequest,
  proposalSchema,
  proposalsSchema,
} from '../representation/proposal-schemas.ts'
import { addOperation } from '../writing/add-operation.ts'
import { authorise } from '../writing/authorise.ts'
import { idempotencyHeader, keyed } from '../writing/describe-headers.ts'
import { readJsonBody } from '../writing/read-body.ts'
import { readIdempotencyKey } from '../writing/read-idempotency-key.ts'
import { readOperations } from '../writing/read-operations.ts'
import { badBody } from '../writing/read-record-request.ts'
import { privately, problemOfOutcome } from '../writing/respond-outcome.ts'
import { longestRecord } from './write-records.ts'

const proposers: readonly Scope[] = ['propose', 'edit', 'publish']
const deciders: readonly Scope[] = ['publish']
const path = '/v1/proposals'
const idParameter = describePathParameter('id', 'The proposal’s id.')
const problemsOfBody: readonly ProblemKind[] = [
  'bad-body',
  'content-too-large',
  'unsupported-media-type',
  'refused',
]

/** Adds proposals: writes that wait for somebody else to decide on them. */
export function addProposals(api: OpenAPIHono, ledger: Ledger): void {
  const make = createRoute({
    method: 'post',
    path,
    operationId: 'propose',
    tags: ['Writing'],
    summary: 'Proposes operations for somebody else to decide on',
    description:
      'All of them are done together or none. Sent twice without `Idempotency-Key` it is two proposals.',
    security: keyed(proposers),
    parameters: [idempotencyHeader],
    request: {
      body: { required: true, content: { 'application/json': { schema: proposalRequest } } },
    },
    responses: describeKeyed(proposalSchema, 'The proposal.', true, [
      ...problemsOfBody,
      'key-reused',
    ]),
  })
  addOperation(api, make, async (context) => {
    const { key, refusal } = await authorise(context, ledger, proposers)
    if (refusal !== null) return refusal
    const { value: body, problem } = await readJsonBody(context.req.raw, longestRecord)
    if (problem !== null) return respondProblem(context, problem)
    const read = readOperations(body)
    if (read.problem !== null) return respondProblem(context, read.problem)
    const { operations, reason } = read.value
    const note = { author: key.holder, reason, ...readIdempotencyKey(context) }
    const { value, issues, isReplay } = await ledger.propose(operations, note)
    if (value === null) {
      const isReused = issues.some(({ code }) => code === 'key-reused')
      const outcome = isReused
        ? ({ outcome: 'key-reused' } as const)
        : { outcome: 'refused' as const, issues }
      return respondProblem(context, problemOfOutcome(outcome))
    }
    const headers = {
      ...privately,
      Location: `${path}/${value.id}`,
      ...(isReplay ? { 'Idempotency-Replayed': 'true' } : {}),
    }
    return context.json(value, status.created, headers)
  })

  const list = createRoute({
    method: 'get',
    path,
    operationId: 'listProposals',
    tags: ['Writing'],
    summary: 'The proposals that nobody has decided on, the oldest first',
    description: 'All of them with the scope `publish`; your own with any other.',
    security: keyed(proposers),
    parameters: describeParameters(['limit', 'cursor']),
    responses: describeKeyed(proposalsSchema, 'A page of proposals.', false, ['bad-parameter']),
  })
  addOperation(api, list, async (context) => {
    const { key, refusal } = await authorise(context, ledger, proposers)
    if (refusal !== null) return refusal
    const { search } = new URL(context.req.url)
    const { value: query, issues } = parseParameters(search, ['limit', 'cursor'])
    if (query === null) return respondProblem(context, badParameter(issues))
    const behind = query.cursor === null ? null : readPosition(query.cursor)
    if (behind === undefined) {
      return respondProblem(context, badParameter([cursorIssue(query.cursor)]))
    }
    const found = await ledger.openProposals(behind, query.limit)
    const last = found.length < query.limit ? undefined : found.at(-1)
    const next = last === undefined ? null : formatPosition(last)
    const items = found.filter((proposal) => maySee(key, proposal))
    return context.json({ items, next }, status.ok, privately)
  })

  const one = createRoute({
    method: 'get',
    path: `${path}/{id}`,
    operationId: 'getProposal',
    tags: ['Writing'],
    summary: 'One proposal, and what was decided',
    security: keyed(proposers),
    parameters: [idParameter],
    responses: describeKeyed(proposalSchema, 'The proposal.', false, ['not-found']),
  })
  addOperation(api, one, async (context) => {
    const { key, refusal } = await authorise(context, ledger, proposers)
    if (refusal !== null) return refusal
    const id = context.req.param('id') ?? ''
    const proposal = await ledger.proposal(id)
    return proposal === null || !maySee(key, proposal)
      ? respondProblem(context, notFound(`proposal ${id}`))
      : context.json(proposal, status.ok, privately)
  })

  const decide = createRoute({
    method: 'post',
    path: `${path}/{id}/decision`,
    operationId: 'decide',
    tags: ['Writing'],
    summary: 'Accepts a proposal, which writes it, or rejects it',
    security: keyed(deciders),
    parameters: [idParameter],
    request: {
      body: { required: true, content: { 'application/json': { schema: decisionRequest } } },
    },
    responses: describeKeyed(decidedSchema, 'It is decided.', false, [
      ...problemsOfBody,
      'needs-approval',
      'not-found',
      'already-decided',
      'already-there',
      'version-conflict',
    ]),
  })
  addOperation(api, decide, async (context) => {
    const { key, refusal } = await authorise(context, ledger, deciders)
    if (refusal !== null) return refusal
    const { value: body, problem } = await readJsonBody(context.req.raw, longestRecord)
    if (problem !== null) return respondProblem(context, problem)
    const read = decisionRequest.safeParse(body)
    if (!read.success) return respondProblem(context, badBody(issuesOfBody(read.error, body)))
    const { decision, reason } = read.data
    const id = context.req.param('id') ?? ''
    if ((await ledger.proposal(id)) === null) {
      return respondProblem(context, notFound(`proposal ${id}`))
    }
    const decided = await ledger.decide(id, decision, { author: key.holder, reason })
    if (decided === null || decided.outcome === 'key-reused') {
      const detail = `Somebody has decided on ${id} already.`
      return respondProblem(context, { kind: 'already-decided', detail })
    }
    if (decided.outcome === 'rejected') {
      return context.json({ decision, records: [] }, status.ok, privately)
    }
    return decided.outcome === 'written'
      ? context.json({ decision, records: decided.records }, status.ok, privately)
      : respondProblem(context, problemOfOutcome(decided))
  })
}

/** Those who decide see all proposals, and everybody their own. */
function maySee(key: ApiKey, { author }: Pick<Proposal, 'author'>): boolean {
  return allows(key, 'publish') || author === key.holder
}

type Position = Pick<Proposal, 'proposedAt' | 'id'>

const listName = 'proposals'

function formatPosition({ proposedAt, id }: Position): string {
  return formatCursor({ revision: 0, list: listName, after: `${proposedAt} ${id}` })
}

function readPosition(cursor: string): Position | undefined {
  const { value } = parseCursor(cursor, listName)
  const [proposedAt, id] = value?.after.split(' ') ?? []
  return proposedAt === undefined || id === undefined ? undefined : { proposedAt, id }
}
