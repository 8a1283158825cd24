import type { Incident } from '@recount/core'
import { aybak } from './aybak.ts'
import { farghShahr } from './fargh-shahr.ts'
import { heratMinibus } from './herat-minibus.ts'
import { hizbEIslami } from './hizb-e-islami.ts'
import { injil } from './injil.ts'
import { jalalabad } from './jalalabad.ts'
import { kabulRaid } from './kabul-raid.ts'
import { kaj } from './kaj.ts'
import { pakistaniEmbassy } from './pakistani-embassy.ts'
import { wazirAkbarKhan } from './wazir-akbar-khan.ts'

/** The ten incidents of the casebook, in the order in which the article first tells of them. */
export const incidents: readonly Incident[] = [
  jalalabad,
  pakistaniEmbassy,
  hizbEIslami,
  aybak,
  injil,
  heratMinibus,
  farghShahr,
  kaj,
  kabulRaid,
  wazirAkbarKhan,
]
