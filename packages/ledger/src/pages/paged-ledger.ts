import type { RegisterDesk } from '../register/register-desk.ts'
import type { TableDesk } from '../snapshots/table-desk.ts'

/** What pages of public records are read by. */
export interface PagedLedger {
  readonly tables: Pick<TableDesk, 'incidents'>
  readonly register: Pick<RegisterDesk, 'records'>
}
