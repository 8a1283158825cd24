import { describe, expect, it } from 'vitest'
import { rowWith, tableOf } from '../../test/incident-rows.ts'
import { computeOverTable, parseStatistic, type StatisticName } from './compute-statistic.ts'

const actors = 20_000

/** A table in which every incident has an actor of its own, who killed as many as the last digit says. */
const table = tableOf(
  Array.from({ length: actors }, (_, place) => {
    const killed = place % 10
    const quantity = { low: killed, best: killed, high: killed }
    return rowWith({
      id: `a-${place + 1}`,
      perpetrators: [{ actor: `actor-${place}`, standard: 'claimed' }],
      totals: {
        killed: { quantity, unknown: false },
        wounded: null,
        missing: null,
        abducted: null,
      },
    })
  }),
)

function answer<Name extends StatisticName>(name: Name, search: string) {
  const parsed = parseStatistic(name, search)
  if (parsed.value === null) throw new Error(search)
  return computeOverTable(table, 1, name, parsed.value.query, parsed.value.options).answer.result
}

describe('statistics of a table in which every incident has an actor of its own', () => {
  it('rank all of them, the first in order of their ids, and count those tied beyond', () => {
    const { rows, ranked, tiedBeyond } = answer('ranking', 'limit=3')
    expect(rows.map(({ key, rank }) => [key.actor, rank])).toEqual([
      ['actor-10009', 1],
      ['actor-10019', 1],
      ['actor-10029', 1],
    ])
    expect([ranked, tiedBeyond]).toEqual([actors, actors / 10 - 3])
  })

  it('group by all of them, and by the few that are asked for', () => {
    expect(answer('groups', 'by=actor').rows).toHaveLength(actors)
    const { rows } = answer('groups', 'by=actor&actor=actor-7,actor-19999')
    expect(rows.map(({ key, incidents }) => [key.actor, incidents])).toEqual([
      ['actor-19999', 1],
      ['actor-7', 1],
    ])
  })
})
