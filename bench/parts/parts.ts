import type { Part } from './part.ts'
import { queries } from './queries.ts'
import { imports, sources } from './sources.ts'

/** Every part of the benchmark, in the order in which they run. */
export const parts: readonly Part[] = [queries, sources, imports]
