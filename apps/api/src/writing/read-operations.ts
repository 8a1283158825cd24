import type { Issue } from '@recount/core/primitives'
import { parseRecord, type RecordKind } from '@recount/core/records'
import type { WriteOperation } from '@recount/ledger'
import type { z } from 'zod'
import { issuesOfBody } from '../problems/index.ts'
import { proposalRequest } from '../representation/proposal-schemas.ts'
import { badBody, type RequestRead } from './read-record-request.ts'

/** Operations that somebody proposes together, and why. */
export interface ProposedOperations {
  readonly operations: readonly WriteOperation[]
  readonly reason: string
}

/** Reads the body of a proposal. Its records are read as those of a write are. */
export function readOperations(body: unknown): RequestRead<ProposedOperations> {
  const read = proposalRequest.safeParse(body)
  if (!read.success) return { value: null, problem: badBody(issuesOfBody(read.error, body)) }
  const operations: WriteOperation[] = []
  const issues: Issue[] = []
  read.data.operations.forEach((asked, index) => {
    if (!('record' in asked)) {
      operations.push(asked as WriteOperation)
      return
    }
    const kind = asked.kind as RecordKind
    const parsed = parseRecord(kind, { ...asked.record, version: 1 })
    issues.push(...parsed.issues.map((issue) => inOperation(issue, index)))
    // Kind and record belong together: the record was just read as one of this kind.
    if (parsed.value) operations.push(withRecord(asked, parsed.value) as WriteOperation)
  })
  if (issues.length > 0) return { value: null, problem: badBody(issues) }
  return { value: { operations, reason: read.data.reason }, problem: null }
}

type Asked = z.infer<typeof proposalRequest>['operations'][number]

function withRecord({ status, ...asked }: Extract<Asked, { record: unknown }>, record: unknown) {
  return { ...asked, record, ...(status === undefined ? {} : { status }) }
}

function inOperation({ code, path, expected, received }: Issue, index: number): Issue {
  const inside = `operations.${index}.record${path === '' ? '' : `.${path}`}`
  const message = `${inside}: expected ${expected}, received ${received}`
  return { code, path: inside, expected, received, message }
}
