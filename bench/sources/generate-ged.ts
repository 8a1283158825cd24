/**
 * Rows in UCDP GED's layout of 49 columns, of its real width (about 640 bytes) and with its quirks:
 * quoted lists of articles with doubled quotes, line breaks inside cells, letters outside ASCII, low above
 * best now and then. Everything in them is invented; the same count always gives the same bytes.
 */
const header =
  'id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob'

const countries: readonly (readonly [
  name: string,
  code: number,
  region: string,
  letters: string,
])[] = [
  ['Afghanistan', 700, 'Asia', 'AFG'],
  ['Mexico', 70, 'Americas', 'MEX'],
  ['Syria', 652, 'Middle East', 'SYR'],
  ['Nigeria', 475, 'Africa', 'NGA'],
  ['Myanmar (Burma)', 775, 'Asia', 'MMR'],
]
const towns = [
  'Old Bridge',
  'Río Verde',
  'Bhāndāria',
  'North Market',
  'Tal al-Ward',
  'Lower Valley',
]
const offices = ['North Wire', 'Valley Herald', 'El Diario del Río', 'Agency of the Plain']
const headlines = [
  'Clashes reported near the river',
  'Officials say the toll may still rise',
  'Fighting goes on, families leave',
]
const originals = ['police', 'officials', 'a spokesman of the northern brigade', 'VDC; SOHR', '']

/** The rows as text, the header first, in pieces of about 64 kB. */
export function* generateGed(rows: number): Generator<string> {
  let state = 20230517
  const below = (bound: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4294967296) * bound)
  }
  let piece = `${header}\r\n`
  for (let row = 0; row < rows; row++) {
    piece += rowOf(row, below)
    if (piece.length > 65536) {
      yield piece
      piece = ''
    }
  }
  yield piece
}

function rowOf(row: number, below: (bound: number) => number): string {
  const [country = '', countryCode = 0, region = '', letters = ''] = countries[below(5)] ?? []
  const type = 1 + below(3)
  const conflict = 200 + below(600)
  const sideA = 1000 + below(400)
  const sideB = type === 3 ? 1 : 2000 + below(400)
  const nameA = type === 2 ? `Band of the ${sideA}th hill` : `Government of ${country} (${sideA})`
  const nameB = type === 3 ? 'Civilians' : `Front ${sideB} for the valley`
  const date = `${1990 + below(34)}-${two(1 + below(12))}-${two(1 + below(28))}`
  const sources = below(3) === 0 ? 2 : 1
  const articles = Array.from({ length: sources }, () => ({
    office: offices[below(4)] ?? '',
    headline: headlines[below(3)] ?? '',
  }))
  const town = towns[below(6)] ?? ''
  const deaths = [below(8), below(9), type === 3 ? 1 + below(20) : 0, below(3)]
  if (type === 3) deaths[1] = 0
  const best = deaths.reduce((sum, count) => sum + count, 0)
  const high = best + (below(4) === 0 ? below(30) : 0)
  const low = below(300) === 0 ? best + 1 : best - (below(5) === 0 ? below(best + 1) : 0)
  const latitude = (10 + below(250000) / 10000).toFixed(4)
  const longitude = (-20 + below(900000) / 10000).toFixed(4)
  const precision = 1 + below(6)
  const description = `in the ${town} area, ${below(40)} kilometres from the road${below(9) === 0 ? '\r\n(as located by the first report)' : ''}`
  return [
    String(100000 + row),
    `${letters}-${date.slice(0, 4)}-${type}-${conflict}-${row}`,
    date.slice(0, 4),
    '1',
    'Clear',
    String(type),
    String(conflict),
    String(conflict),
    quote(`${country}: ${type === 1 ? 'Government' : `${nameA} - ${nameB}`}`),
    String(conflict + 500),
    String(conflict + 500),
    quote(`${nameA} - ${nameB}`),
    String(sideA),
    String(sideA),
    nameA,
    String(sideB),
    String(sideB),
    nameB,
    String(sources),
    quote(articles.map(({ office, headline }) => `"${office},${date},${headline}"`).join(';')),
    articles.map(({ office }) => office).join(';'),
    articles.map(() => date).join(';'),
    quote(articles.map(({ headline }) => headline).join(';')),
    originals[below(5)] ?? '',
    String(precision),
    `${town} town`,
    quote(description),
    precision === 6 ? '' : `${town} province`,
    precision > 3 ? '' : `${town} district`,
    latitude,
    longitude,
    `POINT (${longitude} ${latitude})`,
    String(100000 + below(90000)),
    country,
    String(countryCode),
    region,
    '1',
    '1',
    `${date} 00:00:00.000`,
    `${date} 00:00:00.000`,
    ...deaths.map(String),
    String(best),
    String(high),
    String(low),
    type === 2 ? '' : String(countryCode),
    '',
  ]
    .join(',')
    .concat('\r\n')
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
