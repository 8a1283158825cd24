import type { PublicRecordSet } from '@recount/core/protection'
import type { PublicRegister } from '../register/public-register.ts'
import type { RegistryKind } from '../register/registry-kind.ts'
import type { PagedLedger } from './paged-ledger.ts'

/** How many records are read at a time. */
const pageLength = 1000

/** Some records of a registry, as the public may see them, a page at a time as they are asked for. */
export async function* pagesOfRecords(
  ledger: Pick<PagedLedger, 'register'>,
  register: PublicRegister,
  kind: RegistryKind,
  ids: readonly string[],
): AsyncGenerator<PublicRecordSet> {
  for (let start = 0; start < ids.length; start += pageLength) {
    yield await ledger.register.records(register, { [kind]: ids.slice(start, start + pageLength) })
  }
}
