import type { Status } from '@recount/core/records'
import type { WriteOperation } from './write-operation.ts'

/** Who may stand where before and after each operation; `null` is a record that is not there. */
const statusChanges: Readonly<
  Record<WriteOperation['operation'], readonly (readonly [Status | null, Status])[]>
> = {
  create: [
    [null, 'draft'],
    [null, 'proposed'],
    [null, 'published'],
  ],
  revise: [
    ['draft', 'draft'],
    ['draft', 'proposed'],
    ['proposed', 'draft'],
    ['proposed', 'proposed'],
    ['published', 'draft'],
    ['published', 'published'],
  ],
  publish: [
    ['draft', 'published'],
    ['proposed', 'published'],
  ],
  withdraw: [
    ['draft', 'withdrawn'],
    ['proposed', 'withdrawn'],
    ['published', 'withdrawn'],
  ],
  merge: [
    ['draft', 'merged'],
    ['proposed', 'merged'],
    ['published', 'merged'],
  ],
  restore: [
    ['draft', 'draft'],
    ['proposed', 'proposed'],
    ['published', 'published'],
    ['withdrawn', 'draft'],
    ['withdrawn', 'proposed'],
    ['withdrawn', 'published'],
    ['merged', 'draft'],
    ['merged', 'proposed'],
    ['merged', 'published'],
  ],
}

/** The statuses in which an operation may leave a record that has a status now. */
export function statusesAfter(
  operation: WriteOperation['operation'],
  now: Status | null,
): readonly Status[] {
  return statusChanges[operation].filter(([before]) => before === now).map(([, after]) => after)
}

/** Whether the public sees a difference: the record is, or becomes, more than a draft or a proposal. */
export function isSeenByPublic(before: Status | null, after: Status): boolean {
  const isHidden = (status: Status | null) =>
    status === null || status === 'draft' || status === 'proposed'
  return !(isHidden(before) && (isHidden(after) || after === 'withdrawn' || after === 'merged'))
}
