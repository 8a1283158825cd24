import type { Interval } from '@recount/core/primitives'
import type { StatisticAnswer } from '@recount/core/statistics'
import { greatestOf } from '../../design/interval-bar-model.ts'
import type { Words } from '../../language/words.ts'

/** One way to count, with what it comes to. */
export interface CountOption {
  readonly value: string
  readonly name: string
  readonly summary: string
  readonly killed: Interval | null
  readonly killedText: string
  readonly woundedText: string
  readonly difference: string
  readonly chosen: boolean
}

/** All ways to count on one scale. */
export interface CountSwitchModel {
  readonly options: readonly CountOption[]
  readonly greatest: number
}

/** A way to count before it is put into words. */
export interface CountedWay {
  readonly value: string
  readonly name: string
  readonly summary: string
  /** `'awaited'` while it is being counted, `null` where it could not be. */
  readonly answer: StatisticAnswer<'total'> | 'awaited' | null
}

/**
 * Puts ways to count the same question side by side, each with its killed and wounded and by how many
 * killed it differs from the chosen one.
 */
export function countSwitchModel(
  ways: readonly CountedWay[],
  chosen: string,
  words: Words,
): CountSwitchModel {
  const { noNumber, incidents } = words.say.number
  const textOf = (interval: Interval | null) =>
    interval === null ? noNumber : words.interval(interval)
  const killedOf = (way: CountedWay | undefined) => {
    const killed = way && totalOf(way)?.result.killed
    return killed ? (killed.best ?? killed.low) : null
  }
  const now = killedOf(ways.find(({ value }) => value === chosen))
  return {
    options: ways.map((way) => {
      const { value, name, summary } = way
      const total = totalOf(way)
      if (total === null) {
        const text = way.answer === 'awaited' ? awaited : noNumber
        const rest = { killed: null, killedText: text, woundedText: text, difference: '' }
        return { value, name, summary, ...rest, chosen: value === chosen }
      }
      const { killed, wounded } = total.result
      const { used } = total.incidents
      const killedNow = killedOf(way)
      const isOther = value !== chosen && now !== null && killedNow !== null
      return {
        value,
        name,
        summary,
        killed,
        killedText: textOf(killed),
        woundedText: textOf(wounded),
        difference: isOther
          ? words.difference(killedNow - now)
          : incidents(used, words.number(used)),
        chosen: value === chosen,
      }
    }),
    greatest: greatestOf(ways.map((way) => totalOf(way)?.result.killed ?? null)),
  }
}

/** Stands in the place of a number that is on its way: it is neither unknown nor not reported. */
const awaited = '…'

function totalOf({ answer }: CountedWay): StatisticAnswer<'total'> | null {
  return answer === 'awaited' ? null : answer
}
