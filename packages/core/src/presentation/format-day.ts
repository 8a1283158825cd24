import { dayNumberOf, type IsoDate, partsOfDay, solarHijriPartsOfDay } from '../primitives/index.ts'
import type { Calendar } from '../statistics/index.ts'
import { digitsIn } from './format-count.ts'
import type { Language } from './languages.ts'

/** The months of each calendar in each language, as they are written in Afghanistan. */
export const monthNames: Readonly<Record<Calendar, Readonly<Record<Language, readonly string[]>>>> =
  {
    gregory: {
      en: [
        'January',
        'February',
        'March',
        'April',
        'May',
        'June',
        'July',
        'August',
        'September',
        'October',
        'November',
        'December',
      ],
      'fa-AF': [
        'جنوری',
        'فبروری',
        'مارچ',
        'اپریل',
        'می',
        'جون',
        'جولای',
        'اگست',
        'سپتمبر',
        'اکتوبر',
        'نوامبر',
        'دسامبر',
      ],
      ps: [
        'جنوري',
        'فبروري',
        'مارچ',
        'اپریل',
        'مۍ',
        'جون',
        'جولای',
        'اګست',
        'سپتمبر',
        'اکتوبر',
        'نومبر',
        'ډسمبر',
      ],
    },
    persian: {
      en: [
        'Hamal',
        'Sawr',
        'Jawza',
        'Saratan',
        'Asad',
        'Sonbola',
        'Mizan',
        'Aqrab',
        'Qaws',
        'Jadi',
        'Dalw',
        'Hut',
      ],
      'fa-AF': [
        'حمل',
        'ثور',
        'جوزا',
        'سرطان',
        'اسد',
        'سنبله',
        'میزان',
        'عقرب',
        'قوس',
        'جدی',
        'دلو',
        'حوت',
      ],
      ps: [
        'وری',
        'غویی',
        'غبرګولی',
        'چنګاښ',
        'زمری',
        'وږی',
        'تله',
        'لړم',
        'لیندۍ',
        'مرغومی',
        'سلواغه',
        'کب',
      ],
    },
  }

/**
 * A day in words, in a language and a calendar: day of month, month, year.
 *
 * @example
 * formatDay('2022-12-05', 'en', 'gregory') //=> '5 December 2022'
 * @example
 * formatDay('2022-12-05', 'fa-AF', 'persian') //=> '۱۴ قوس ۱۴۰۱'
 */
export function formatDay(date: IsoDate, language: Language, calendar: Calendar): string {
  const day = dayNumberOf(date)
  const { year, month, dayOfMonth } =
    calendar === 'gregory' ? partsOfDay(day) : solarHijriPartsOfDay(day)
  const name = monthNames[calendar][language][month - 1] ?? ''
  return digitsIn(`${dayOfMonth} ${name} ${year}`, language)
}
