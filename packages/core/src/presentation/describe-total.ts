import { type CountableHarm, countableHarms, type Group } from '../records/index.ts'
import type { CasualtyTotal, StatisticAnswer } from '../statistics/index.ts'
import { describeInterval } from './describe-interval.ts'
import { formatCount } from './format-count.ts'
import type { Language } from './languages.ts'

interface Words {
  readonly harms: Readonly<Record<CountableHarm, (count: string) => string>>
  readonly ofThem: (parts: readonly string[]) => string
  readonly unknownTolls: (count: number, shown: string) => string
  readonly groups: Readonly<
    Record<Group, (count: string, one: boolean, actor: string | null) => string>
  >
  readonly unknownNumberOf: string
  readonly separator: string
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    harms: {
      killed: (count) => `${count} killed`,
      wounded: (count) => `${count} wounded`,
      missing: (count) => `${count} missing`,
      abducted: (count) => `${count} abducted`,
    },
    ofThem: (parts) => `of them ${joinWith(parts, ', ', ' and ')}`,
    unknownTolls: (count, shown) =>
      count === 1 ? '1 incident with an unknown toll' : `${shown} incidents with an unknown toll`,
    groups: {
      civilian: (count, one) => `${count} ${one ? 'civilian' : 'civilians'}`,
      'armed-actor': (count, one, actor) =>
        `${count} ${one ? 'member' : 'members'} of ${actor ?? 'armed groups'}`,
      'security-personnel': (count, one) => `${count} security ${one ? 'guard' : 'staff'}`,
      attacker: (count, one) => `${count} ${one ? 'attacker' : 'attackers'}`,
      unspecified: (count, one) => `${count} ${one ? 'person' : 'people'} of unknown standing`,
    },
    unknownNumberOf: 'an unknown number of',
    separator: '; ',
  },
  'fa-AF': {
    harms: {
      killed: (count) => `${count} کشته`,
      wounded: (count) => `${count} زخمی`,
      missing: (count) => `${count} ناپدید`,
      abducted: (count) => `${count} ربوده‌شده`,
    },
    ofThem: (parts) => `از جمله ${joinWith(parts, '، ', ' و ')}`,
    unknownTolls: (_, shown) => `${shown} رویداد با تلفات نامعلوم`,
    groups: {
      civilian: (count) => `${count} غیرنظامی`,
      'armed-actor': (count, _, actor) => `${count} عضو ${actor ?? 'گروه‌های مسلح'}`,
      'security-personnel': (count) => `${count} نگهبان امنیتی`,
      attacker: (count) => `${count} مهاجم`,
      unspecified: (count) => `${count} نفر با هویت نامشخص`,
    },
    unknownNumberOf: 'شمار نامعلوم',
    separator: '؛ ',
  },
  ps: {
    harms: {
      killed: (count) => `${count} وژل شوي`,
      wounded: (count) => `${count} ټپیان`,
      missing: (count) => `${count} ورک شوي`,
      abducted: (count) => `${count} تښتول شوي`,
    },
    ofThem: (parts) => `له هغې ډلې ${joinWith(parts, '، ', ' او ')}`,
    unknownTolls: (_, shown) => `${shown} پېښې چې تلفات یې نامعلوم دي`,
    groups: {
      civilian: (count) => `${count} ملکیان`,
      'armed-actor': (count, _, actor) => `${withPossessive(actor ?? 'وسله‌والو ډلو')} ${count} غړي`,
      'security-personnel': (count) => `${count} امنیتي ساتونکي`,
      attacker: (count) => `${count} بریدګر`,
      unspecified: (count) => `${count} کسان چې هویت یې نامعلوم دی`,
    },
    unknownNumberOf: 'نامعلوم شمېر',
    separator: '؛ ',
  },
}

/**
 * A total as a sentence that a newspaper can print: "at least 96 killed, of them 73 civilians and 23
 * members of the Taliban; …".
 *
 * "At least" of the whole governs its parts, so an open part is told by its best estimate or its low.
 * Parts that tell no number come last. Missing and abducted are told where there are any, or where nothing
 * else was asked for. `nameOf` gives the name of an actor; its id stands in where there is none.
 *
 * @example
 * const total = casualtyTotal(buildIncidentTable([]), [], everything)
 * describeTotal(total, { unknownToll: 0 }, 'en', () => '') //=> '0 killed; 0 wounded'
 */
export function describeTotal(
  total: CasualtyTotal,
  counted: Pick<StatisticAnswer['incidents'], 'unknownToll'>,
  language: Language,
  nameOf: (actor: string) => string,
): string {
  const say = words[language]
  const parts = countableHarms.flatMap((harm) => {
    const whole = total[harm]
    if (whole === null || !isTold(total, harm)) return []
    const head = say.harms[harm](describeInterval(whole, language))
    const ofThem = partsOf(total, harm, language, nameOf)
    return [
      ofThem.length > 0 ? `${head}${language === 'en' ? ',' : '،'} ${say.ofThem(ofThem)}` : head,
    ]
  })
  if (counted.unknownToll > 0) {
    parts.push(say.unknownTolls(counted.unknownToll, formatCount(counted.unknownToll, language)))
  }
  return parts.join(say.separator)
}

function isTold(total: CasualtyTotal, harm: CountableHarm): boolean {
  if (harm === 'killed' || harm === 'wounded') return true
  return total[harm]?.high !== 0 || (total.killed === null && total.wounded === null)
}

function partsOf(
  total: CasualtyTotal,
  harm: CountableHarm,
  language: Language,
  nameOf: (actor: string) => string,
): readonly string[] {
  return total.cells
    .filter((cell) => cell.harm === harm)
    .sort((a, b) => Number(a.best === null) - Number(b.best === null))
    .map((cell) => {
      const isNumber = cell.best !== null
      const count =
        cell.high === null && isNumber
          ? formatCount(cell.best ?? cell.low, language)
          : isNumber
            ? describeInterval(cell, language)
            : words[language].unknownNumberOf
      const actor = cell.actor === null ? null : nameOf(cell.actor) || cell.actor
      return words[language].groups[cell.group](count, count === formatCount(1, language), actor)
    })
}

/** Pashto puts د before a possessor; names that begin with it have it already. */
function withPossessive(name: string): string {
  return name.startsWith('د ') ? name : `د ${name}`
}

function joinWith(parts: readonly string[], separator: string, last: string): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(separator)}${last}${parts.at(-1)}`
}
