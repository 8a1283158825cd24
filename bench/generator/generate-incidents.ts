import { attributionStandards, type Perpetrator } from '@recount/core/counting'
import { dayNumberOfParts } from '@recount/core/primitives'
import { eventTypes, type Group, grades, methods, targetTypes } from '@recount/core/records'
import type { IncidentRow, KnownQuantity, Position, Span } from '@recount/core/table'
import {
  below,
  drawByWeight,
  heavyTailed,
  oneOf,
  type Random,
  randomFrom,
  zipfWeights,
} from './random.ts'
import { type Country, type District, makeWorld, type World } from './world.ts'

/** The span of the data: 1989 to 2024, as UCDP GED 25.1. */
export const firstYear = 1989
export const lastYear = 2024

/**
 * Incidents with the shape of the world's data, in no order of time; the seed decides all of them.
 *
 * The proportions are those of UCDP GED: days skewed to recent years and to each country's wars, 85 % of
 * days exact; countries and actors by Zipf's law; 60 % of places a town, the rest a district, a province or
 * a country; four of five tolls one number, with a heavy tail; a fifth of the wounded not known. Ids are
 * drawn at random, which is the worst case for an encoding.
 */
export function* generateIncidents(count: number, seed = 1): Generator<IncidentRow> {
  const world = makeWorld(seed)
  const random = randomFrom(seed + 1)
  const ids = shuffledNumbers(random, count)
  for (let index = 0; index < count; index++) {
    yield makeIncident(random, world, ids[index] ?? index)
  }
}

const drawYear = drawByWeight(
  Array.from({ length: lastYear - firstYear + 1 }, (_, year) => 1.06 ** year),
)
const drawMethod = drawByWeight(zipfWeights(methods.length, 1.2))
const drawTarget = drawByWeight(zipfWeights(targetTypes.length, 1))
const drawType = drawByWeight([50, 18, 27, 2, 2, 1])
const drawStandard = drawByWeight([25, 45, 30])

function makeIncident(random: Random, world: World, number: number): IncidentRow {
  const country = world.countries[world.drawCountry(random)] as Country
  const province = country.provinces[country.drawProvince(random)] as Country['provinces'][number]
  const district = province.districts[province.drawDistrict(random)] as District
  const span = drawSpan(random, country)
  const { position, hasDistrict, hasProvince, place } = drawPosition(random, district)
  const perpetrators = drawPerpetrators(random, country)
  const type = eventTypes[drawType(random)] ?? 'battle'
  const cells = drawCells(random, perpetrators)
  const year = 1970 + Math.floor(span.latest / 365.25)
  return {
    id: `ucdp-ged-${number}`,
    text: place,
    span,
    hour: random() < 0.7 ? null : below(random, 24),
    firstSaid: span.latest + heavyTailed(random, 1, 1.2, 300) - 1,
    country: country.code,
    province: hasProvince ? province.code : null,
    district: hasDistrict ? district.code : null,
    position,
    type,
    grade: random() < 0.4 ? null : oneOf(random, grades),
    dataset: 'ucdp-ged',
    methods: some(random, [0.85, 0.13], () => methods[drawMethod(random)] ?? 'unknown'),
    targets: some(random, [0.75, 0.1], () => targetTypes[drawTarget(random)] ?? 'unknown'),
    sources: some(random, [0.6, 0.3, 0.1], () =>
      random() < 0.5 ? oneOf(random, country.sources) : oneOf(random, world.wires),
    ),
    documents: [`ucdp-ged-25.1-${year}`],
    perpetrators,
    cells: cells.cells,
    totals: { killed: cells.killed, wounded: cells.wounded, missing: null, abducted: null },
    compared: [],
  }
}

function drawSpan(random: Random, country: Country): Span {
  let year = firstYear + drawYear(random)
  for (let turn = 0; turn < 4; turn++) {
    if (country.episodes.some(({ from, years }) => year >= from && year < from + years)) break
    year = firstYear + drawYear(random)
  }
  const latest = dayNumberOfParts(year, 1, 1) + below(random, 365)
  const exactness = random()
  if (exactness < 0.85) return { earliest: latest, latest, precision: 'day' }
  if (exactness < 0.93) {
    return { earliest: latest - 1 - below(random, 6), latest, precision: 'days' }
  }
  if (exactness < 0.95) return { earliest: latest - 6, latest, precision: 'week' }
  const month = below(random, 12)
  if (exactness < 0.985) {
    return {
      earliest: dayNumberOfParts(year, month + 1, 1),
      latest: dayNumberOfParts(month === 11 ? year + 1 : year, month === 11 ? 1 : month + 2, 1) - 1,
      precision: 'month',
    }
  }
  return {
    earliest: dayNumberOfParts(year, 1, 1),
    latest: dayNumberOfParts(year + 1, 1, 1) - 1,
    precision: 'year',
  }
}

interface DrawnPlace {
  readonly position: Position
  readonly hasDistrict: boolean
  readonly hasProvince: boolean
  readonly place: string
}

function drawPosition(random: Random, district: District): DrawnPlace {
  const exactness = random()
  if (exactness < 0.6) {
    const town = district.towns[district.drawTown(random)] as District['towns'][number]
    const { latitude, longitude } = town
    const precision = exactness < 0.45 ? 'exact' : 'vicinity'
    return {
      position: { latitude, longitude, precision },
      hasDistrict: true,
      hasProvince: true,
      place: town.name,
    }
  }
  const hasDistrict = exactness < 0.78
  const hasProvince = exactness < 0.93
  const { latitude, longitude } = district
  return {
    position: hasDistrict
      ? { latitude, longitude, precision: 'district' }
      : { latitude: null, longitude: null, precision: hasProvince ? 'province' : 'country' },
    hasDistrict,
    hasProvince,
    place: '',
  }
}

function drawPerpetrators(random: Random, country: Country): readonly Perpetrator[] {
  const actors = some(random, [0.8, 0.2], () => country.actors[country.drawActor(random)] ?? '')
  return actors.map((actor) => ({
    actor,
    standard: attributionStandards[drawStandard(random)] ?? 'any',
  }))
}

type Cell = IncidentRow['cells'][number]

function drawCells(random: Random, perpetrators: readonly Perpetrator[]) {
  const victims = perpetrators[0]?.actor ?? null
  const cells: Cell[] = []
  const add = (harm: Cell['harm'], quantity: KnownQuantity) => {
    for (const [share, part] of split(random, quantity)) {
      const group = drawGroup(random, share)
      cells.push({ harm, group, actor: group === 'armed-actor' ? victims : null, ...part })
    }
  }
  const killed = random() < 0.01 ? null : drawQuantity(random, 1.15)
  const wounded = random() < 0.2 ? null : drawQuantity(random, 1)
  if (killed) add('killed', killed)
  if (wounded && wounded.quantity.high !== 0) add('wounded', wounded)
  const kinds = new Map(cells.map((cell) => [`${cell.harm} ${cell.group}`, cell]))
  return { cells: [...kinds.values()], killed, wounded }
}

/** Nine of ten tolls are of one group; the others fall into two. */
function split(random: Random, toll: KnownQuantity): readonly (readonly [number, KnownQuantity])[] {
  const { low, best, high } = toll.quantity
  if (low < 2 || low !== best || random() < 0.88) return [[0, toll]]
  const part = 1 + below(random, low - 1)
  const exactly = (count: number): KnownQuantity => ({
    quantity: { low: count, best: count, high: count },
    unknown: false,
  })
  return low === high
    ? [
        [0, exactly(part)],
        [1, exactly(low - part)],
      ]
    : [[0, toll]]
}

function drawGroup(random: Random, share: number): Group {
  if (share === 1) return 'armed-actor'
  const drawn = random()
  if (drawn < 0.5) return 'civilian'
  if (drawn < 0.8) return 'unspecified'
  return drawn < 0.97 ? 'armed-actor' : 'security-personnel'
}

function drawQuantity(random: Random, exponent: number): KnownQuantity {
  if (random() < 0.01) return { quantity: { low: 1, best: null, high: null }, unknown: true }
  const best = random() < 0.1 ? 0 : heavyTailed(random, 1, exponent, 40_000)
  const kind = random()
  if (kind < 0.8) return { quantity: { low: best, best, high: best }, unknown: false }
  if (kind < 0.85) {
    return { quantity: { low: Math.max(1, best), best: null, high: null }, unknown: best === 0 }
  }
  const low = Math.floor(best * random())
  const high = best + heavyTailed(random, 1, 1.3, 1 + best * 3)
  return { quantity: { low, best, high }, unknown: false }
}

function some(random: Random, chances: readonly number[], draw: () => string): readonly string[] {
  const words = new Set<string>()
  for (const chance of chances) {
    if (random() < chance) words.add(draw())
  }
  return [...words].sort()
}

/** So many different numbers from 1 to one and a half times as many, in random order. */
function shuffledNumbers(random: Random, count: number): Uint32Array {
  const numbers = Uint32Array.from({ length: Math.ceil(count * 1.5) }, (_, index) => index + 1)
  for (let index = 0; index < count; index++) {
    const other = index + below(random, numbers.length - index)
    const [a = 0, b = 0] = [numbers[index], numbers[other]]
    numbers[index] = b
    numbers[other] = a
  }
  return numbers.subarray(0, count)
}
