/**
 * Afghanistan's provinces: P-code, then the spellings that datasets, maps and newsrooms use, the words
 * for "province" left out, and the names in Dari and Pashto.
 *
 * Source: OCHA common operational dataset (codes); UCDP GED, ACLED, GTD, GeoNames, Independent Election
 * Commission 2019 (spellings).
 */
export const afghanProvinces: readonly (readonly [code: string, ...names: string[]])[] = [
  ['AF01', 'Kabul', 'Kabol', 'کابل'],
  ['AF02', 'Kapisa', 'کاپیسا', 'کاپيسا'],
  ['AF03', 'Parwan', 'Parvan', 'پروان'],
  ['AF04', 'Maidan Wardak', 'Wardak', 'Vardak', 'Maydan Wardak', 'میدان وردک', 'وردک'],
  ['AF05', 'Logar', 'Lowgar', 'لوگر'],
  ['AF06', 'Nangarhar', 'ننگرهار'],
  ['AF07', 'Laghman', 'لغمان'],
  ['AF08', 'Panjsher', 'Panjshir', 'Panjshayr', 'پنجشیر'],
  ['AF09', 'Baghlan', 'بغلان'],
  ['AF10', 'Bamyan', 'Bamian', 'Bamiyan', 'بامیان', 'باميان'],
  ['AF11', 'Ghazni', 'غزنی'],
  ['AF12', 'Paktika', 'پکتیکا', 'پکتيکا'],
  ['AF13', 'Paktya', 'Paktia', 'Paktiya', 'پکتیا', 'پکتيا'],
  ['AF14', 'Khost', 'Khowst', 'خوست'],
  ['AF15', 'Kunar', 'Konar', 'Kunarha', 'کنر ها', 'کنرها'],
  ['AF16', 'Nuristan', 'Nurestan', 'Nooristan', 'نورستان'],
  ['AF17', 'Badakhshan', 'بدخشان'],
  ['AF18', 'Takhar', 'تخار'],
  ['AF19', 'Kunduz', 'Konduz', 'Qunduz', 'کندز'],
  ['AF20', 'Samangan', 'سمنگان'],
  ['AF21', 'Balkh', 'بلخ'],
  ['AF22', 'Sar-e-Pul', 'Sar-e Pol', 'Sari Pul', 'Sar-i-Pul', 'Sar-e Pul', 'سرپل'],
  ['AF23', 'Ghor', 'Ghowr', 'غور'],
  ['AF24', 'Daykundi', 'Day Kundi', 'Daikundi', 'دایکندی'],
  ['AF25', 'Uruzgan', 'Oruzgan', 'Urozgan', 'ارزگان'],
  ['AF26', 'Zabul', 'Zabol', 'زابل'],
  ['AF27', 'Kandahar', 'Qandahar', 'کندهار', 'قندهار'],
  ['AF28', 'Jawzjan', 'Jowzjan', 'Jozjan', 'جوزجان'],
  ['AF29', 'Faryab', 'فاریاب', 'فارياب'],
  ['AF30', 'Hilmand', 'Helmand', 'هلمند'],
  ['AF31', 'Badghis', 'بادغیس', 'بادغيس'],
  ['AF32', 'Hirat', 'Herat', 'هرات'],
  ['AF33', 'Farah', 'فراه'],
  ['AF34', 'Nimroz', 'Nimruz', 'نیمروز', 'نيمروز'],
]
