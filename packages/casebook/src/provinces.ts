import type { Place } from '@recount/core'

const names: readonly (readonly [code: string, en: string, fa: string, ps: string])[] = [
  ['AF01', 'Kabul', 'کابل', 'کابل'],
  ['AF02', 'Kapisa', 'کاپیسا', 'کاپيسا'],
  ['AF03', 'Parwan', 'پروان', 'پروان'],
  ['AF04', 'Maidan Wardak', 'میدان وردک', 'وردک'],
  ['AF05', 'Logar', 'لوگر', 'لوگر'],
  ['AF06', 'Nangarhar', 'ننگرهار', 'ننگرهار'],
  ['AF07', 'Laghman', 'لغمان', 'لغمان'],
  ['AF08', 'Panjshir', 'پنجشیر', 'پنجشیر'],
  ['AF09', 'Baghlan', 'بغلان', 'بغلان'],
  ['AF10', 'Bamyan', 'بامیان', 'باميان'],
  ['AF11', 'Ghazni', 'غزنی', 'غزنی'],
  ['AF12', 'Paktika', 'پکتیکا', 'پکتيکا'],
  ['AF13', 'Paktia', 'پکتیا', 'پکتيا'],
  ['AF14', 'Khost', 'خوست', 'خوست'],
  ['AF15', 'Kunar', 'کنرها', 'کنرها'],
  ['AF16', 'Nuristan', 'نورستان', 'نورستان'],
  ['AF17', 'Badakhshan', 'بدخشان', 'بدخشان'],
  ['AF18', 'Takhar', 'تخار', 'تخار'],
  ['AF19', 'Kunduz', 'کندز', 'کندز'],
  ['AF20', 'Samangan', 'سمنگان', 'سمنگان'],
  ['AF21', 'Balkh', 'بلخ', 'بلخ'],
  ['AF22', 'Sar-e Pul', 'سرپل', 'سرپل'],
  ['AF23', 'Ghor', 'غور', 'غور'],
  ['AF24', 'Daykundi', 'دایکندی', 'دایکندی'],
  ['AF25', 'Uruzgan', 'ارزگان', 'ارزگان'],
  ['AF26', 'Zabul', 'زابل', 'زابل'],
  ['AF27', 'Kandahar', 'کندهار', 'کندهار'],
  ['AF28', 'Jawzjan', 'جوزجان', 'جوزجان'],
  ['AF29', 'Faryab', 'فاریاب', 'فارياب'],
  ['AF30', 'Helmand', 'هلمند', 'هلمند'],
  ['AF31', 'Badghis', 'بادغیس', 'بادغيس'],
  ['AF32', 'Herat', 'هرات', 'هرات'],
  ['AF33', 'Farah', 'فراه', 'فراه'],
  ['AF34', 'Nimroz', 'نیمروز', 'نيمروز'],
]

/**
 * The 34 provinces of Afghanistan with their P-codes.
 *
 * They have no position: a province's middle is no place of an attack.
 *
 * Source: OCHA common operational dataset of Afghanistan (codes), Independent Election Commission 2019
 * (names in Pashto).
 */
export const provinces: readonly Place[] = names.map(([code, en, fa, ps]) => ({
  id: code.toLowerCase(),
  version: 1,
  name: { en, fa, ps },
  country: 'AFG',
  province: code,
  district: null,
  locality: null,
  position: null,
  precision: 'province',
}))
