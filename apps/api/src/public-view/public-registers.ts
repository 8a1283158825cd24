import type { Parsed } from '@recount/core/primitives'
import type { PublicRegister, Revision } from '@recount/ledger'
import type { Dependencies } from '../dependencies.ts'
import { type PublicRevision, showRevisions } from './public-revision.ts'
import { revisionAsked } from './revision-asked.ts'

/**
 * Which records beside incidents the public may see as known at a revision. `key` differs from that of any
 * view that could show something else.
 */
export interface RegisterView {
  readonly revision: number
  readonly key: string
  readonly register: PublicRegister
}

/** The way from the ledger to everything that is no number and no incident of now. */
export interface PublicRegisters {
  /** The register as known at a revision or a time, by default now. */
  at(asOf: string | null): Promise<Parsed<RegisterView>>
  latest(): Promise<RegisterView>
  /** The register of a revision, `null` where the ledger has not reached it. */
  atRevision(revision: number): Promise<RegisterView | null>
  /** Rows of the log as the public may see them now. */
  show(rows: readonly Revision[]): Promise<readonly PublicRevision[]>
}

/** Registers of a ledger, which keeps those asked for lately itself. */
export function makePublicRegisters({ ledger, now, build }: Dependencies): PublicRegisters {
  const viewAt = async (revision: number, newest: number): Promise<RegisterView> => {
    const day = now().toISOString().slice(0, 10)
    const register = await ledger.register.at({ revision, newest, day })
    const key = `${build} ${revision}.${newest}.${register.lastEmbargoEnded}`
    return { revision, key, register }
  }

  const latest = async () => {
    const newest = await ledger.latestRevision()
    return viewAt(newest, newest)
  }

  return {
    latest,
    async at(asOf) {
      const newest = await ledger.latestRevision()
      const { value: revision, issues } = await revisionAsked(ledger, asOf, newest)
      if (revision === null) return { value: null, issues }
      return { value: await viewAt(revision, newest), issues: [] }
    },
    async atRevision(revision) {
      const newest = await ledger.latestRevision()
      return revision > newest ? null : viewAt(revision, newest)
    },
    async show(rows) {
      const { register } = await latest()
      return showRevisions(rows, register, ledger.register)
    },
  }
}
