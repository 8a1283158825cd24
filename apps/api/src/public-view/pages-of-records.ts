import type { PublicRecordSet } from '@recount/core/protection'
import type { Ledger, PublicRegister, RegistryKind } from '@recount/ledger'

/** How many records are read at a time. */
const pageLength = 1000

/** Some records of a registry, as the public may see them, a page at a time as they are asked for. */
export async function* pagesOfRecords(
  ledger: Ledger,
  register: PublicRegister,
  kind: RegistryKind,
  ids: readonly string[],
): AsyncGenerator<PublicRecordSet> {
  for (let start = 0; start < ids.length; start += pageLength) {
    yield await ledger.register.records(register, { [kind]: ids.slice(start, start + pageLength) })
  }
}
