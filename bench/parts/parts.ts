import { brush } from './brush.ts'
import { formats } from './formats.ts'
import { growth } from './growth.ts'
import { ledger } from './ledger.ts'
import { memory } from './memory.ts'
import type { Part } from './part.ts'
import { queries } from './queries.ts'
import { size } from './size.ts'
import { imports, sources } from './sources.ts'
import { statistics } from './statistics.ts'

/** Every part of the benchmark, in the order in which they run. */
export const parts: readonly Part[] = [
  queries,
  brush,
  statistics,
  growth,
  memory,
  formats,
  size,
  sources,
  imports,
  ledger,
]
