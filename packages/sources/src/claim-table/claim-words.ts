import { foldText } from '@recount/core/primitives'

/**
 * Words of the record model in Dari and Pashto, which a table of claims may use in the place of ours.
 * Several words of one row mean the same.
 */
export const claimWords: readonly (readonly [word: string, ...others: string[]])[] = [
  ['toll', 'تلفات', 'مرګ ژوبله'],
  ['attribution', 'انتساب', 'نسبت'],
  ['statement', 'بیانیه', 'وینا'],
  ['killed', 'کشته', 'کشته‌شده', 'وژل شوی', 'وژل شوي'],
  ['wounded', 'زخمی', 'ټپي', 'ټپیان'],
  ['killed-or-wounded', 'کشته یا زخمی', 'وژل شوي یا ټپي'],
  ['missing', 'ناپدید', 'ورک'],
  ['abducted', 'اختطاف‌شده', 'ربوده‌شده', 'تښتول شوی'],
  ['civilian', 'غیرنظامی', 'ملکی', 'ملکي'],
  ['armed-actor', 'نظامی', 'جنگجو', 'وسله وال'],
  ['security-personnel', 'نیروی امنیتی', 'امنیتي ځواک'],
  ['attacker', 'مهاجم', 'بریدګر'],
  ['unspecified', 'نامشخص', 'نامالوم'],
  ['all', 'همه', 'ټول'],
  ['suspected', 'مظنون', 'شکمن'],
  ['attributed', 'منسوب'],
  ['claimed', 'به عهده گرفته', 'پر غاړه اخیستی'],
  ['denied', 'تکذیب', 'رد شوی'],
  ['confirmed', 'تأییدشده', 'تایید شوی'],
  ['yes', 'true', '1', 'بلی', 'بله', 'هو'],
  ['no', 'false', '0', 'نخیر', 'نه', 'نه'],
]

const ours = new Map(
  claimWords.flatMap(([word, ...others]) => others.map((other) => [foldText(other), word])),
)

/**
 * A word of a table of claims as the record model has it: small letters, hyphens between words, our
 * word for one in Dari or Pashto.
 *
 * @example
 * readClaimWord('Security personnel') //=> 'security-personnel'
 * @example
 * readClaimWord('کشته') //=> 'killed'
 */
export function readClaimWord(cell: string): string {
  const folded = foldText(cell)
  return ours.get(folded) ?? folded.replace(/[\s_]+/g, '-')
}
