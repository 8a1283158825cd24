import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reconcile } from '../src/figures/index.ts'
import {
  type CountingRule,
  citeFigure,
  computeStatistic,
  countingRules,
  perpetratorsOf,
  singleSource,
  sourceAuthority,
  spreadUncertainty,
  type TollCandidate,
} from '../src/index.ts'
import { addIntervals, dayNumberOf, isIsoDate, isoDateOf } from '../src/primitives/index.ts'
import { type PublicRecordSet, projectPublic, publicByDefault } from '../src/protection/index.ts'
import {
  attributionBases,
  groups,
  type Incident,
  isUnknownNumber,
  readWording,
  sensitivities,
  sourceKinds,
  tollGroups,
  vagueWords,
} from '../src/records/index.ts'
import { getisOrd } from '../src/statistics/getis-ord.ts'
import {
  dimensions,
  longestSeries,
  rateRatio,
  type StatisticName,
  type StatisticResults,
  statistics,
} from '../src/statistics/index.ts'
import {
  boundOf,
  figureOf,
  prefixRows,
  readPage,
  resultIn,
  sectionOf,
  tableIn,
  vagueRows,
} from './methods-page.ts'
import { attribution, incident, sampleRecords, toll } from './sample-records.ts'

const page = readPage('METHODS.md')
const rules: readonly (readonly [string, CountingRule])[] = [
  ...countingRules.map((rule) => [rule.name, rule] as const),
  ['single-source', singleSource('wire')],
]

describe('METHODS.md, on vague words', () => {
  const section = sectionOf(page, 'Vague words')

  it('has the table that the code has, with its version', () => {
    expect(section).toContain(`Version: \`vague-words@${vagueWords.version}\``)
    expect(tableIn(section, 'words', 'low', 'high')).toEqual(vagueRows())
    expect(tableIn(section, 'words', 'low', 'best', 'high')).toEqual(prefixRows())
  })

  it('says of "about" what the code reads for every number up to ten thousand', () => {
    const wrong: number[] = []
    for (let count = 0; count <= 10_000; count++) {
      const spread = Math.ceil(count / 5)
      const quantity = readWording(`about ${count}`)
      const isSame =
        quantity?.low === Math.max(0, count - spread) && quantity.high === count + spread
      if (!isSame) wrong.push(count)
    }
    expect(wrong).toEqual([])
  })

  it('says of "most" what the code reads', () => {
    expect(section.replace(/\s+/g, ' ')).toContain('most of 20 is 11 to 20')
    expect(readWording('most', { low: 20, high: 20 })).toMatchObject({ low: 11, high: 20 })
  })
})

describe('METHODS.md, on sums', () => {
  it('adds its worked example as the code does', () => {
    const rows = tableIn(sectionOf(page, 'Sums'), 'figure', 'low', 'best', 'high')
    const figures = rows.slice(0, -1).map(([wording = '']) => figureOf(wording))
    const printed = rows.map(([, low, best, high]) => ({
      low: Number(low),
      best: boundOf(best),
      high: boundOf(high),
    }))
    expect(printed).toEqual([...figures, figures.reduce(addIntervals)])
  })
})

describe.each(rules)('METHODS.md, on the counting rule %s', (name, rule) => {
  const section = sectionOf(page, name)

  it('has every part that a rule is explained by', () => {
    const label = rule.label.replace('(wire)', '(id)')
    expect(section).toContain(`Version: \`${label}\``)
    for (const part of ['Meaning', 'Steps', 'Missing values', 'Reference', 'Worked example']) {
      expect(section).toContain(`**${part}.**`)
    }
  })

  it('counts its worked example as the code does', () => {
    const tolls = tableIn(section, 'claim', 'kind of source', 'origin', 'said', 'figure')
    const { quantity, setAside } = rule.count(tolls.map(candidateOf))
    expect(resultIn(section, 'Result:')).toEqual(quantity)
    const told = /Set aside: ([^.]+)\./.exec(section.replace(/\s+/g, ' '))?.[1]?.split(', ') ?? []
    expect(told.toSorted()).toEqual(
      setAside.map(({ claim, reason }) => `${claim} (${reason})`).sort(),
    )
  })
})

describe('METHODS.md, on counting', () => {
  it('names every reason for which a toll is set aside', () => {
    const source = readSource('counting/toll-candidate.ts')
    const reasons = [...(source.split('SetAsideReason =')[1] ?? '').matchAll(/\| '([a-z-]+)'/g)]
    expect(reasons.length).toBeGreaterThan(5)
    const section = sectionOf(page, 'Counting')
    expect(reasons.filter(([, reason]) => !section.includes(`\`${reason}\``))).toEqual([])
  })

  it('has the order of authority that the code has', () => {
    const listed = [...sectionOf(page, 'envelope').matchAll(/^\d+\. `([a-z-]+)`$/gm)]
    expect(listed.map((match) => match[1])).toEqual(sourceAuthority)
  })

  it('spreads the uncertainty of its worked example as the code does', () => {
    const rows = tableIn(
      sectionOf(page, 'Totals and groups'),
      'group',
      'printed',
      'low',
      'best',
      'high',
    )
    const cells = rows.map(([group = '', printed = '']) => ({
      harm: 'killed' as const,
      group: oneOf(tollGroups, group),
      actor: null,
      quantity: figureOf(printed),
      unknown: isUnknownNumber(figureOf(printed)),
      origins: 1,
      used: [],
      setAside: [],
    }))
    const spread = spreadUncertainty(cells).map(({ quantity }) => quantity)
    expect(spread).toEqual(
      rows.map(([, , low, best, high]) => ({
        low: Number(low),
        best: boundOf(best),
        high: boundOf(high),
      })),
    )
  })

  it('names every contradiction that the code finds', () => {
    const source = readSource('counting/find-contradictions.ts')
    const codes = [...source.matchAll(/makeIssue\(\s*'([a-z-]+)'/g)].map((match) => match[1])
    const listed = tableIn(sectionOf(page, 'Contradictions'), 'code', 'what it finds', 'example')
    expect(listed.map(([code]) => code).sort()).toEqual(codes.sort())
  })

  it('has the ladder of attribution that the code has', () => {
    const table = tableIn(
      sectionOf(page, 'Attribution standards'),
      'basis of the claim',
      'means',
      'strictest standard met',
    )
    const expected = attributionBases.map((basis) => {
      const [met] = perpetratorsOf({ claims: [attribution('a', 's', 'd', basis)] })
      return [basis, met?.standard ?? 'none']
    })
    expect(table.map(([basis, , standard]) => [basis, standard]).sort()).toEqual(expected.sort())
  })
})

describe.each(statistics.map(({ name }) => name))('METHODS.md, on the statistic %s', (name) => {
  it('has every part that a statistic is explained by', () => {
    const section = sectionOf(sectionOf(page, 'Statistics'), name)
    const parts = ['Meaning', 'Formula', 'Unit', 'Missing values', 'Reference', 'Worked example']
    for (const part of parts) expect(section).toContain(`**${part}.**`)
  })
})

describe('METHODS.md, on statistics', () => {
  const totalSection = sectionOf(page, 'total')
  const tolled = tableIn(totalSection, 'incident', 'group', 'figure')
  const records = showing(
    [...new Set(tolled.map(([id]) => id ?? ''))].map((id) =>
      incident(
        id,
        '2022-11-03',
        '2022-11-03',
        tolled
          .filter(([of]) => of === id)
          .map(([, group = '', figure = ''], index) => ({
            ...killed(`c${index}`, figure),
            group: oneOf(groups, group),
          })),
      ),
    ),
  )
  const total = (search: string) =>
    computeStatistic(records, 1, 'total', search).value?.answer.result

  it('adds the worked example of total as the code does', () => {
    expect(total('')?.killed).toEqual(resultIn(totalSection, 'Result: killed'))
    for (const group of ['civilian', 'attacker']) {
      expect(total(`group=${group}`)?.killed).toEqual(
        resultIn(totalSection, `With \`group=${group}\`: killed`),
      )
    }
  })

  it('groups the worked example of groups as the code does', () => {
    const section = sectionOf(page, 'groups')
    const rows = computeStatistic(records, 1, 'groups', 'by=group').value?.answer.result.rows ?? []
    expect(rows).toHaveLength(2)
    for (const { key, killed } of rows) {
      expect(killed).toEqual(resultIn(section, `${key.group} killed`))
    }
  })

  it('puts the worked example of series into months as the code does', () => {
    const section = sectionOf(page, 'series')
    const dated = tableIn(section, 'incident', 'earliest', 'latest', 'killed').map(
      ([id = '', earliest = '', latest = '', figure = '']) =>
        incident(id, earliest, latest, [killed('c', figure)]),
    )
    const answer = computeStatistic(showing(dated), 1, 'series', '').value?.answer
    expect(answer?.result.rows).toHaveLength(3)
    for (const { key, killed } of answer?.result.rows ?? []) {
      expect(killed).toEqual(resultIn(section, `${key.period} killed`))
    }
    expect(section).toContain(`Too imprecise: ${answer?.incidents.tooImprecise}.`)
  })

  it('names every dimension, and the longest series', () => {
    const section = sectionOf(page, 'groups')
    expect(dimensions.filter((dimension) => !section.includes(dimension))).toEqual([])
    expect(sectionOf(page, 'series')).toContain(
      `more than ${longestSeries.toLocaleString('en')} periods`,
    )
  })
})

describe('METHODS.md, on the statistics of comparison', () => {
  const answer = <Name extends StatisticName>(
    records: PublicRecordSet,
    name: Name,
    search: string,
  ): StatisticResults[Name] => {
    const { value, issues } = computeStatistic(records, 1, name, search)
    if (value === null) throw new Error(JSON.stringify(issues))
    return value.answer.result
  }
  const worked = (name: string) =>
    sectionOf(sectionOf(page, 'Statistics'), name).split('**Worked example.**')[1] ?? ''
  const said = (name: string) => worked(name).replace(/\s+/g, ' ')

  it('ranks the worked example of ranking as the code does', () => {
    const table = tableIn(
      worked('ranking'),
      'actor',
      'killed',
      'rank',
      'least rank',
      'greatest rank',
    )
    const incidents = table.map(([actor = '', figure = '']) =>
      incident(actor, '2022-11-03', '2022-11-03', [
        killed('k', figure),
        attribution('a', 'un', 'un-report', 'claimed', actor),
      ]),
    )
    const { rows } = answer(showing(incidents), 'ranking', 'by=actor')
    expect(
      rows.map(({ key, rank, leastRank, greatestRank }) => [
        key.actor,
        rank,
        leastRank,
        greatestRank,
      ]),
    ).toEqual(table.map(([actor, , ...ranks]) => [actor, ...ranks.map(Number)]))
  })

  it('compares the worked example of comparison as the code does', () => {
    const ratio = rateRatio(11, 800, 21, 3011)
    expect(said('comparison')).toContain(
      `the rate ratio is ${ratio?.best}, from ${ratio?.low} to ${ratio?.high}`,
    )
    const dated = [
      incident('now', '2022-11-03', '2022-11-03', [killed('k', 'at least 53')]),
      incident('before', '2022-10-20', '2022-10-20', [killed('k', '19')]),
    ]
    const period = 'from=2022-11-01&to=2022-11-30'
    expect(answer(showing(dated), 'comparison', period).killedChange).toEqual({
      low: 34,
      best: 34,
      high: null,
    })
    expect(said('comparison')).toContain('the change is at least 34')
  })

  const deadly = showing(
    tableIn(worked('lethality'), 'incident', 'killed', 'wounded').map(
      ([id = '', dead = '', wounded = '']) =>
        incident(id, '2022-11-03', '2022-11-03', [
          killed('k', dead),
          { ...killed('w', wounded), harm: 'wounded' },
        ]),
    ),
  )

  it('computes the worked example of lethality as the code does', () => {
    const lethality = answer(deadly, 'lethality', '')
    const { killedPerIncident, killedShare } = lethality
    expect(said('lethality')).toContain(
      `over ${lethality.incidents} incidents ${killedPerIncident?.best?.toFixed(2)} killed per incident, ` +
        `no greatest number, ${lethality.killedUnknown} unknown; over ${lethality.withBoth} incidents ` +
        `a share of ${killedShare?.best}, from ${killedShare?.low} to ${killedShare?.high}, ` +
        `${lethality.woundedUnknown} without wounded`,
    )
    expect(killedPerIncident?.high).toBeNull()
  })

  it('counts what is missing in the worked example of coverage as the code does', () => {
    const rows = answer(deadly, 'coverage', '').rows.slice(0, 2)
    expect(rows).toMatchObject([
      { field: 'killed', known: 3, missing: 1, missingShare: 0.25 },
      { field: 'wounded', known: 3, missing: 1, missingShare: 0.25 },
    ])
    expect(said('coverage')).toContain('known of 3 and missing of 1, a share of 0.25')
  })

  it('shares out the worked example of concentration as the code does', () => {
    const incidents = ['1', '2', '3', '4'].map((figure) => {
      const one = incident(`i${figure}`, '2022-11-03', '2022-11-03', [killed('k', figure)])
      return { ...one, where: { ...one.where, province: `AF0${figure}` } }
    })
    const { gini, herfindahl, top } = answer(showing(incidents), 'concentration', '')
    expect(said('concentration')).toContain(
      `Gini ${gini}, Herfindahl ${herfindahl}, the first has ${top.share?.best} of all`,
    )
  })

  it('scores the worked example of hotspots as the code does', () => {
    const places = { places: 10, sum: 10, sumOfSquares: 50 }
    const score = getisOrd({ ...places, neighbours: 2, neighboursSum: 8 })
    expect(said('hotspots')).toContain(`= ${score}.`)
  })

  it('compares the origins of the worked example of agreement as the code does', () => {
    const table = tableIn(worked('agreement'), 'incident', 'un', 'wire', 'verdict')
    const incidents = table.map(([id = '', un = '', wire = '']) =>
      incident(id, '2022-11-03', '2022-11-03', [
        killed('u', un),
        { ...killed('w', wire), speaker: 'wire' },
      ]),
    )
    const [row] = answer(showing(incidents), 'agreement', 'harm=killed').rows
    expect(said('agreement')).toContain(
      `${row?.compared} compared, ${row?.notCompared} not; ${row?.measured} measured, ` +
        `alpha ${row?.alpha?.toFixed(3)}.`,
    )
    for (const verdict of ['equal', 'overlapping', 'disagreeing'] as const) {
      expect(row?.[verdict]).toBe(table.filter(([, , , told]) => told === verdict).length)
    }
  })

  it('measures the worked example of lag as the code does', () => {
    const days = (/after ([\d, and]+) days/.exec(said('lag'))?.[1] ?? '').match(/\d+/g) ?? []
    const first = dayNumberOf('2022-11-03')
    const incidents = days.map((late, index) =>
      incident(`i${index}`, '2022-11-03', '2022-11-03', [
        { ...killed('k', '1'), date: isoDateOf(first + Number(late)) },
      ]),
    )
    const { quantiles, rows } = answer(showing(incidents), 'lag', '')
    const within = (share: number) => quantiles.find((known) => known.share === share)?.days
    expect(said('lag')).toContain(`half within ${within(0.5)} day, 90 % within ${within(0.9)};`)
    expect(rows.map((row) => row.incidents)).toEqual([2, 1, 1, 0, 1, 0, 0])
  })
})

describe('METHODS.md, on figures and reconciliation', () => {
  it('names every field of a figure', () => {
    const figure = citeFigure(showing(sampleRecords.incidents), 1, 'total', '').value ?? {}
    const fields = tableIn(sectionOf(page, 'Figures'), 'field', 'what').flatMap(([names = '']) =>
      names.split(', '),
    )
    expect(fields.sort()).toEqual(Object.keys(figure).sort())
  })

  it('names every status, difference, reading and reason', () => {
    const section = `${sectionOf(page, 'Figures')}${sectionOf(page, 'Reconciliation')}`
    const words = [
      ...wordsOfType('figures/verify-figure.ts', 'readonly status:'),
      ...wordsOfType('figures/verify-figure.ts', 'readonly reason:'),
      ...wordsOfType('figures/reconciliation.ts', 'type ReadingName ='),
      ...wordsOfType('figures/reconciliation.ts', 'readonly reason:'),
    ]
    expect(words.length).toBeGreaterThan(15)
    expect(words.filter((word) => !section.includes(`\`${word}\``))).toEqual([])
  })

  it('reconciles its worked example as the code does', () => {
    const [sum] = sampleRecords.reportedTotals
    if (!sum) throw new Error('the sample has no reported total')
    const { rows, readings } = reconcile(showing(sampleRecords.incidents), 1, sum)
    const names = readings.map(({ name }) => name)
    const table = tableIn(sectionOf(page, 'Reconciliation'), 'cell', 'reported', ...names)
    const numbers = rows.map((row) => [row.reported, ...row.counted].map((count) => count?.best))
    expect(table.map((row) => row.slice(1).map(Number))).toEqual(numbers)
    expect(table.map(([cell]) => cell)).toEqual(rows.map(({ group }) => group))
  })
})

describe('METHODS.md, on protection', () => {
  const section = sectionOf(page, 'Protection')

  it('names the policy in force with its version, and every label', () => {
    const { name, version } = publicByDefault('2022-12-05')
    expect(section).toContain(`Version: \`${name}@${version}\``)
    expect(sensitivities.filter((label) => !section.includes(`\`${label}\``))).toEqual([])
  })
})

describe('METHODS.md', () => {
  it('has no link that leads nowhere', () => {
    const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
      text.toLowerCase().replaceAll(' ', '-'),
    )
    const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1] ?? '')
    const broken = links.filter((link) =>
      link.startsWith('#')
        ? !headings.includes(link.slice(1))
        : !existsSync(join(import.meta.dirname, '../../..', link)),
    )
    expect(broken).toEqual([])
  })
})

function candidateOf(cells: readonly string[]): TollCandidate {
  const [claim = '', kind = '', origin = '', said = '', figure = ''] = cells
  return {
    claim,
    speaker: claim,
    speakerKind: oneOf(sourceKinds, kind),
    origin,
    isPerpetrator: false,
    said: isIsoDate(said) ? said : null,
    quantity: figureOf(figure),
  }
}

function killed(id: string, figure: string) {
  const quantity = readWording(figure)
  return { ...toll(id, 'un', 'un-report', 'killed', 0), quantity }
}

function showing(incidents: readonly Incident[]) {
  return projectPublic({ ...sampleRecords, incidents }, publicByDefault('2023-06-01'))
}

function oneOf<Word extends string>(words: readonly Word[], word: string): Word {
  const known = words.find((candidate) => candidate === word)
  if (known === undefined) throw new Error(`not a word of the vocabulary: ${word}`)
  return known
}

function readSource(file: string): string {
  return readFileSync(join(import.meta.dirname, '../src', file), 'utf8')
}

/** The words of a union of texts in the source, from where it begins to the next empty line or field. */
function wordsOfType(file: string, begin: string): readonly string[] {
  const text = readSource(file).split(begin)[1] ?? ''
  const end = text.search(/\n {2}readonly|\n}|\n\n/)
  return [...text.slice(0, end).matchAll(/'([a-z-]+)'/g)].map((match) => match[1] ?? '')
}
