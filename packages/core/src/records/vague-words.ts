/** One row of the table: words that bound a number by themselves, or by a share of another one. */
export type VagueWord =
  | { readonly words: readonly string[]; readonly low: number; readonly high: number | null }
  | { readonly words: readonly string[]; readonly low?: undefined; readonly moreThanShare: number }

/**
 * How vague words are read. A published convention: a change makes a new version, and a figure names
 * the version by which it was counted.
 *
 * `high: null` is open above. `moreThanShare: 0.5` reads "more than half of the whole, up to all of it".
 */
export const vagueWords: {
  readonly version: number
  readonly entries: readonly VagueWord[]
  readonly atLeast: readonly string[]
  readonly moreThan: readonly string[]
  readonly atMost: readonly string[]
  readonly fewerThan: readonly string[]
  readonly about: readonly string[]
  readonly aboutSpread: number
} = {
  version: 2,
  entries: [
    {
      words: [
        'unknown number',
        'an unknown number',
        'a number of',
        'a number',
        'some',
        'a bunch',
        'unknown',
        'شماری',
        'تعدادی',
        'یو شمېر',
      ],
      low: 1,
      high: null,
    },
    { words: ['a couple', 'a couple of'], low: 2, high: 3 },
    { words: ['a few', 'few'], low: 2, high: 5 },
    { words: ['several', 'چندین', 'څو'], low: 3, high: 9 },
    { words: ['a dozen'], low: 12, high: 12 },
    { words: ['many', 'numerous'], low: 3, high: null },
    { words: ['dozens', 'dozens of', 'ده‌ها', 'دهها', 'لسګونه'], low: 24, high: 99 },
    { words: ['tens', 'tens of'], low: 20, high: 99 },
    { words: ['scores', 'scores of'], low: 40, high: 199 },
    { words: ['hundreds', 'hundreds of', 'صدها', 'سلګونه'], low: 200, high: 999 },
    { words: ['thousands', 'thousands of', 'هزاران', 'زرګونه'], low: 2000, high: 9999 },
    {
      words: ['most', 'most of them', 'mostly', 'the majority', 'majority', 'more than half'],
      moreThanShare: 0.5,
    },
  ],
  atLeast: [
    'at least',
    'no fewer than',
    'not less than',
    'a minimum of',
    'دست‌کم',
    'دستکم',
    'دست کم',
    'حداقل',
    'لږ تر لږه',
  ],
  moreThan: ['more than', 'over', 'above', 'بیش از', 'بیشتر از'],
  atMost: ['up to', 'at most', 'as many as', 'no more than', 'حداکثر', 'تا'],
  fewerThan: ['fewer than', 'less than', 'under', 'کمتر از'],
  about: [
    'about',
    'around',
    'approximately',
    'nearly',
    'almost',
    'some',
    'حدود',
    'نزدیک به',
    'شاوخوا',
    'نږدې',
  ],
  aboutSpread: 0.2,
}
