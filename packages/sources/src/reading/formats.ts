import { acledFormat } from '../acled/acled-format.ts'
import { gtdFormat } from '../gtd/gtd-format.ts'
import { minMaxFormat } from '../min-max/min-max-format.ts'
import { ucdpGedFormat } from '../ucdp-ged/ged-format.ts'
import type { TableFormat } from './source-format.ts'

/** The formats of tables, in the order in which they are tried. */
export const tableFormats: readonly TableFormat[] = [
  ucdpGedFormat,
  acledFormat,
  gtdFormat,
  minMaxFormat,
]
