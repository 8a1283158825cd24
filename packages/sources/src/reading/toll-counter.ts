import { type CountableHarm, countableHarms, type Quantity } from '@recount/core/records'
import type { ReadToll, SumOfTolls } from './import-report.ts'

type Taken = Pick<Quantity, 'low' | 'best' | 'high'>
type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] }
type Running = Mutable<Omit<ReadToll, 'asGiven' | 'asTaken' | 'widened'>> & {
  readonly asGiven: Mutable<SumOfTolls>
  readonly asTaken: Mutable<SumOfTolls>
  readonly widened: Mutable<ReadToll['widened']>
}

/** Adds up the tolls over all groups that a file gives, as given and as taken. */
export function createTollCounter() {
  const byHarm = new Map<CountableHarm, Running>()
  return {
    add(harm: CountableHarm, given: SumOfTolls | null, taken: Taken | null): void {
      const toll = byHarm.get(harm) ?? startToll(harm)
      byHarm.set(harm, toll)
      if (given === null || taken === null) toll.missing++
      else addGiven(toll, given, taken)
    },
    /** The sums so far, in the order of the vocabulary. */
    tolls: (): readonly ReadToll[] =>
      countableHarms.flatMap((harm) => {
        const toll = byHarm.get(harm)
        return toll ? [structuredClone(toll)] : []
      }),
  }
}

function startToll(harm: CountableHarm): Running {
  return {
    harm,
    given: 0,
    missing: 0,
    open: 0,
    asGiven: { low: 0, best: 0, high: 0 },
    asTaken: { low: 0, best: 0, high: 0 },
    widened: { rows: 0, lowBy: 0, highBy: 0 },
  }
}

function addGiven(toll: Running, given: SumOfTolls, taken: Taken): void {
  toll.given++
  toll.asGiven.low += given.low
  toll.asGiven.best += given.best
  toll.asGiven.high += given.high
  toll.asTaken.low += taken.low
  toll.asTaken.best += taken.best ?? taken.low
  toll.asTaken.high += taken.high ?? taken.low
  if (taken.high === null) toll.open++
  const lowBy = Math.max(0, given.low - given.best)
  const highBy = Math.max(0, given.best - given.high)
  if (lowBy === 0 && highBy === 0) return
  toll.widened.rows++
  toll.widened.lowBy += lowBy
  toll.widened.highBy += highBy
}
