import type { Ledger, PublicRegister } from '@recount/ledger'
import type { TableView } from './public-tables.ts'

/** A table with the register of the same revision. */
export interface ViewWithRegister extends TableView {
  readonly register: PublicRegister
}

/**
 * Adds the register to a table. The key grows by the last embargo that has ended of any incident: one
 * that was not there yet at the revision still withholds the sources that belong to it.
 */
export async function viewWithRegister(
  ledger: Pick<Ledger, 'register'>,
  view: TableView,
): Promise<ViewWithRegister> {
  const register = await ledger.register.at(view)
  return { ...view, key: `${view.key}.${register.lastEmbargoEnded}`, register }
}
