import { below, drawByWeight, type Random, randomFrom, zipfWeights } from './random.ts'

/** A town or village, or the middle of a district. */
export interface Town {
  readonly name: string
  readonly latitude: number
  readonly longitude: number
}

export interface District {
  readonly code: string
  readonly latitude: number
  readonly longitude: number
  readonly towns: readonly Town[]
  readonly drawTown: (random: Random) => number
}

export interface Province {
  readonly code: string
  readonly districts: readonly District[]
  readonly drawDistrict: (random: Random) => number
}

/** A country with its wars: `episodes` are the years in which there is violence, with their weights. */
export interface Country {
  readonly code: string
  readonly weight: number
  readonly episodes: readonly { readonly from: number; readonly years: number }[]
  readonly provinces: readonly Province[]
  readonly drawProvince: (random: Random) => number
  readonly actors: readonly string[]
  readonly drawActor: (random: Random) => number
  readonly sources: readonly string[]
}

/** An invented world of the real one's proportions. It depends on nothing but the seed. */
export interface World {
  readonly countries: readonly Country[]
  readonly drawCountry: (random: Random) => number
  readonly wires: readonly string[]
}

const syllables = ['ka', 'ri', 'mo', 'ta', 'lu', 'ne', 'shi', 'da', 'pe', 'zo', 'gha', 'wel']

/** Makes the world of a seed: 120 countries, about 2,000 provinces, 20,000 districts, 1,800 actors. */
export function makeWorld(seed: number): World {
  const random = randomFrom(seed)
  const weights = zipfWeights(120, 1)
  const countries = weights.map((weight, index) => makeCountry(random, index, weight))
  return {
    countries,
    drawCountry: drawByWeight(weights),
    wires: Array.from({ length: 40 }, (_, index) => `wire-${index}`),
  }
}

function makeCountry(random: Random, index: number, weight: number): Country {
  const code = String.fromCharCode(
    65 + Math.floor(index / 5),
    65 + ((index * 7) % 26),
    65 + (index % 5),
  )
  const south = -35 + random() * 80
  const west = -110 + random() * 240
  const size = 2 + random() * 14
  const provinceWeights = zipfWeights(5 + below(random, 24), 0.9)
  const actorWeights = zipfWeights(4 + Math.ceil(60 * weight ** 0.4 * random()), 1.1)
  const provinces = provinceWeights.map((_, province) =>
    makeProvince(random, `${code}${two(province)}`, {
      south: south + random() * size,
      west: west + random() * size,
      size: size / 5,
    }),
  )
  const episodes = Array.from({ length: 1 + below(random, 3) }, () => ({
    from: 1989 + below(random, 32),
    years: 3 + below(random, 20),
  }))
  return {
    code,
    weight,
    episodes: [...episodes, { from: 2012 + below(random, 8), years: 10 }],
    provinces,
    drawProvince: drawByWeight(provinceWeights),
    actors: actorWeights.map((_, actor) => `${code.toLowerCase()}-group-${actor}`),
    drawActor: drawByWeight(actorWeights),
    sources: Array.from(
      { length: 3 + below(random, 5) },
      (_, source) => `${code.toLowerCase()}-press-${source}`,
    ),
  }
}

interface Area {
  readonly south: number
  readonly west: number
  readonly size: number
}

function makeProvince(random: Random, code: string, area: Area): Province {
  const weights = zipfWeights(3 + below(random, 16), 0.8)
  const districts = weights.map((_, index) => makeDistrict(random, `${code}${two(index)}`, area))
  return { code, districts, drawDistrict: drawByWeight(weights) }
}

function makeDistrict(random: Random, code: string, area: Area): District {
  const latitude = degrees(area.south + random() * area.size)
  const longitude = degrees(area.west + random() * area.size)
  const weights = zipfWeights(2 + below(random, 12), 1)
  const towns = weights.map(() => ({
    name: name(random),
    latitude: degrees(latitude + (random() - 0.5) * 0.6),
    longitude: degrees(longitude + (random() - 0.5) * 0.6),
  }))
  return { code, latitude, longitude, towns, drawTown: drawByWeight(weights) }
}

function name(random: Random): string {
  return Array.from(
    { length: 2 + below(random, 3) },
    () => syllables[below(random, syllables.length)],
  ).join('')
}

/** Coordinates as gazetteers print them: six decimals. */
function degrees(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

function two(index: number): string {
  return String(index + 1).padStart(2, '0')
}
