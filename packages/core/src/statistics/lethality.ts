import { exactly, type Interval } from '../primitives/index.ts'
import { countSelected, type Query } from '../query/index.ts'
import { chunkLength } from '../table/index.ts'
import { addIncidents } from './add-incidents.ts'
import { askedBy } from './asked-toll.ts'
import { sumsOf } from './kept-sums.ts'
import { markKnownTolls } from './known-tolls.ts'
import { placesUpTo } from './order-groups.ts'
import { type RatioInterval, shareOf } from './share-of.ts'
import { defineStatistic, type NoOptions, type SelectedTable } from './statistic-definition.ts'
import { makeTollChunk, readTolls } from './toll-chunk.ts'
import {
  casualtiesOfSlot,
  emptySums,
  incidentsOfSlot,
  moveSlot,
  sumsWithout,
  type TollSums,
} from './toll-sums.ts'
import { finishTally, makeTally } from './toll-tally.ts'

/**
 * How deadly incidents were. `killedPerIncident` is of the `incidents` with a known number of killed;
 * `killedUnknown` are those without. `killedShare` is killed among killed and wounded, of the
 * `withBoth` incidents with a known number of either; `woundedUnknown` are those that lack only the
 * number of wounded. A ratio is `null` where there is nothing to divide by.
 */
export interface Lethality {
  readonly killedPerIncident: RatioInterval | null
  readonly incidents: number
  readonly killedUnknown: number
  readonly killedShare: RatioInterval | null
  readonly withBoth: number
  readonly woundedUnknown: number
}

/**
 * The mergeable summary behind a lethality: a slot of the incidents with a known number of killed and of
 * wounded, and one of those with a known number of killed only.
 */
interface LethalitySummary {
  readonly sums: TollSums
  selected: number
}

const [both, killedOnly, neither] = [0, 1, 2]

/**
 * Killed per incident, and the share of killed among killed and wounded.
 *
 * An incident whose number of killed (or wounded) is not known is left out and counted: taken for 0 it
 * would make the others look less, or more, deadly. A number is not known where nobody reported it, and
 * where a toll that is counted tells no number. `harm` of the query makes no difference.
 *
 * Source: METHODS.md, "lethality".
 */
export const lethality = defineStatistic<'lethality', NoOptions, LethalitySummary, Lethality>({
  name: 'lethality',
  summary: 'Killed per incident, and the share of killed among killed and wounded.',
  parameters: {},
  init: () => ({ sums: emptySums(2), selected: 0 }),
  add: (summary, part, { query }) => {
    const { numbers } = sumsOf(part, query, {
      name: 'lethality',
      reads: [],
      make: (selected) => sumKnown(selected, query),
      without: sumsWithout,
      bytesOf: (sums) => sums.numbers.byteLength,
    })
    moveSlot(summary.sums.numbers, both, numbers, both)
    moveSlot(summary.sums.numbers, killedOnly, numbers, killedOnly)
    summary.selected += countSelected(part.selection)
  },
  merge: (summary, other) => {
    moveSlot(summary.sums.numbers, both, other.sums.numbers, both)
    moveSlot(summary.sums.numbers, killedOnly, other.sums.numbers, killedOnly)
    summary.selected += other.selected
  },
  finish: ({ sums, selected }) => {
    const asked = askedBy({ harm: [], group: [] })
    const withBoth = incidentsOfSlot(sums, both)
    const ofBoth = casualtiesOfSlot(sums, both, asked)
    const all = emptySums(1)
    moveSlot(all.numbers, 0, sums.numbers, both)
    moveSlot(all.numbers, 0, sums.numbers, killedOnly)
    const { killed, incidents } = casualtiesOfSlot(all, 0, asked)
    return {
      result: {
        killedPerIncident: perIncident(killed ?? exactly(0), incidents),
        incidents,
        killedUnknown: selected - incidents,
        killedShare: shareOf(ofBoth.killed ?? exactly(0), ofBoth.wounded ?? exactly(0)),
        withBoth,
        woundedUnknown: incidents - withBoth,
      },
      tooImprecise: 0,
    }
  },
})

/** Sums the incidents with a known number of killed up, apart those whose wounded are known too. */
function sumKnown({ table, selection: { rows } }: SelectedTable, { group }: Query): TollSums {
  const chunk = makeTollChunk(table, askedBy({ harm: [], group }))
  const tally = makeTally()
  const isKilledKnown = new Uint8Array(chunkLength)
  const isWoundedKnown = new Uint8Array(chunkLength)
  const slots = new Int32Array(chunkLength)
  const places = placesUpTo(chunkLength)
  for (let start = 0; start < rows.length; start += chunkLength) {
    const ofChunk = rows.subarray(start, start + chunkLength)
    readTolls(chunk, ofChunk)
    markKnownTolls(chunk, 'killed', isKilledKnown)
    markKnownTolls(chunk, 'wounded', isWoundedKnown)
    for (let index = 0; index < ofChunk.length; index++) {
      const known = isWoundedKnown[index] === 1 ? both : killedOnly
      slots[index] = isKilledKnown[index] === 1 ? known : neither
    }
    addIncidents(tally, 3, slots, places, ofChunk.length, chunk)
  }
  return finishTally(tally, 3)
}

function perIncident({ low, best, high }: Interval, incidents: number): RatioInterval | null {
  if (incidents === 0) return null
  return {
    low: low / incidents,
    best: best === null ? null : best / incidents,
    high: high === null ? null : high / incidents,
  }
}
