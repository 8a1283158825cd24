import { z } from '@hono/zod-openapi'
import { recordKinds } from '@recount/core/records'
import { reasonSchema, writtenSchema } from '../writing/write-schemas.ts'

const kind = z.enum(recordKinds as [string, ...string[]])
const record = z
  .looseObject({})
  .openapi({ description: 'A record of the kind, as for creating or revising it.' })
const expectedVersion = z.int().min(1).openapi({ description: 'The version that you have seen.' })
const status = z.enum(['draft', 'published']).optional()
const target = { kind, id: z.string(), expectedVersion }

/** What may be proposed for one record: the same as may be written. */
export const operationSchema = z
  .discriminatedUnion('operation', [
    z.strictObject({ operation: z.literal('create'), kind, record, status }),
    z.strictObject({ operation: z.literal('revise'), kind, record, expectedVersion, status }),
    z.strictObject({ operation: z.literal('publish'), ...target }),
    z.strictObject({ operation: z.literal('withdraw'), ...target }),
    z.strictObject({ operation: z.literal('merge'), ...target, into: z.string() }),
    z.strictObject({
      operation: z.literal('restore'),
      ...target,
      version: z.int().min(1).optional(),
    }),
  ])
  .openapi('Operation')

/** What somebody proposes. */
export const proposalRequest = z
  .strictObject({ operations: z.array(operationSchema).min(1).max(100), reason: reasonSchema })
  .openapi('ProposalRequest')

/** A proposal, for those who made it and those who decide. */
export const proposalSchema = z
  .strictObject({
    id: z.string(),
    operations: z.array(z.looseObject({ operation: z.string() })),
    author: z.string(),
    reason: z.string(),
    proposedAt: z.iso.datetime(),
    state: z.enum(['open', 'accepted', 'rejected']),
    decidedBy: z.string().nullable(),
    decision: z.string().nullable().openapi({ description: 'The words of whoever decided.' }),
    decidedAt: z.iso.datetime().nullable(),
  })
  .openapi('Proposal')

export const proposalsSchema = z
  .strictObject({ items: z.array(proposalSchema), next: z.string().nullable() })
  .openapi('Proposals')

/** What somebody decides. */
export const decisionRequest = z
  .strictObject({ decision: z.enum(['accepted', 'rejected']), reason: reasonSchema })
  .openapi('DecisionRequest')

export const decidedSchema = z
  .strictObject({
    decision: z.enum(['accepted', 'rejected']),
    records: z.array(writtenSchema).openapi({ description: 'What was written; none if rejected.' }),
  })
  .openapi('Decided')
