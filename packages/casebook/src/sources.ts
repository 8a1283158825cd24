import type { LocalizedText, Source } from '@recount/core'

type SourceKind = Source['kind']

/**
 * Who publishes and who speaks in the casebook.
 *
 * Where the article names no speaker it is the newspaper, and the claim's basis is `reported`. Languages
 * are given only of publishers. `derivedFrom` is given only where the article shows it: a spokesperson of
 * a body and that body are one origin. Witnesses are never named.
 */
export const sources: readonly Source[] = [
  {
    id: 'hasht-e-subh',
    version: 1,
    name: { en: 'Hasht-e Subh (8am)', fa: 'هشت صبح', ps: 'هشت صبح' },
    kind: 'media',
    languages: ['fa', 'ps', 'en'],
    url: 'https://8am.media/',
    actor: null,
    derivedFrom: [],
  },
  speaker('taliban-authorities', 'de-facto-authority', 'taliban', {
    en: 'Taliban authorities',
    fa: 'مقام‌های طالبان',
    ps: 'د طالبانو چارواکي',
  }),
  {
    ...speaker('taliban-spokesman', 'de-facto-authority', 'taliban', {
      en: 'Zabihullah Mujahid, spokesman of the Taliban',
      fa: 'ذبیح‌الله مجاهد، سخنگوی طالبان',
      ps: 'ذبیح الله مجاهد، د طالبانو ویاند',
    }),
    derivedFrom: [{ source: 'taliban-authorities', derivation: 'same-spokesperson' }],
  },
  speaker('taliban-acting-foreign-minister', 'de-facto-authority', 'taliban', {
    en: 'Amir Khan Muttaqi, acting foreign minister of the Taliban',
    fa: 'امیر خان متقی، سرپرست وزارت خارجهٔ طالبان',
    ps: 'امیر خان متقي، د طالبانو د بهرنیو چارو سرپرست وزیر',
  }),
  speaker('taliban-nangarhar-information', 'de-facto-authority', 'taliban', {
    en: 'Head of information and culture of the Taliban in Nangarhar',
    fa: 'رییس اطلاعات و فرهنگ طالبان در ننگرهار',
    ps: 'په ننګرهار کې د طالبانو د اطلاعاتو او کلتور رییس',
  }),
  speaker('taliban-nangarhar-officials', 'de-facto-authority', 'taliban', {
    en: 'Local Taliban officials in Nangarhar',
    fa: 'مقام‌های محلی طالبان در ننگرهار',
    ps: 'په ننګرهار کې د طالبانو ځايي چارواکي',
  }),
  speaker('iskp-announcements', 'armed-group', 'iskp', {
    en: 'Announcements of ISKP',
    fa: 'اعلامیه‌های داعش خراسان',
    ps: 'د داعش خراسان اعلامیې',
  }),
  speaker('hekmatyar', 'public-figure', 'hizb-e-islami', {
    en: 'Gulbuddin Hekmatyar, leader of Hizb-e-Islami',
    fa: 'گلبدین حکمتیار، رهبر حزب اسلامی',
    ps: 'ګلبدین حکمتیار، د حزب اسلامي مشر',
  }),
  speaker('karzai', 'public-figure', null, {
    en: 'Hamid Karzai, former president of Afghanistan',
    fa: 'حامد کرزی، رییس‌جمهور پیشین افغانستان',
    ps: 'حامد کرزی، د افغانستان پخوانی ولسمشر',
  }),
  speaker('abdullah', 'public-figure', null, {
    en: 'Abdullah Abdullah, former head of the High Council for National Reconciliation',
    fa: 'عبدالله عبدالله، رییس پیشین شورای عالی مصالحهٔ ملی',
    ps: 'عبدالله عبدالله، د ملي مصالحې د عالي شورا پخوانی رییس',
  }),
  speaker('pakistan-foreign-ministry', 'government', null, {
    en: 'Ministry of Foreign Affairs of Pakistan',
    fa: 'وزارت خارجهٔ پاکستان',
    ps: 'د پاکستان د بهرنیو چارو وزارت',
  }),
  {
    ...speaker('pakistan-foreign-ministry-spokesperson', 'government', null, {
      en: "Mumtaz Baloch, spokesperson of Pakistan's Ministry of Foreign Affairs",
      fa: 'ممتاز بلوچ، سخنگوی وزارت خارجهٔ پاکستان',
      ps: 'ممتاز بلوڅ، د پاکستان د بهرنیو چارو وزارت ویاند',
    }),
    derivedFrom: [{ source: 'pakistan-foreign-ministry', derivation: 'same-spokesperson' }],
  },
  speaker('pakistani-officials', 'government', null, {
    en: 'Officials of Pakistan',
    fa: 'مقام‌های پاکستان',
    ps: 'د پاکستان چارواکي',
  }),
  speaker('us-authorities', 'government', null, {
    en: 'Authorities of the United States',
    fa: 'مقام‌های ایالات متحدهٔ امریکا',
    ps: 'د امریکا د متحدو ایالتونو چارواکي',
  }),
  speaker('us-special-representative', 'government', null, {
    en: 'Rina Amiri, special representative of the United States for Afghan women',
    fa: 'رینا امیری، نمایندهٔ ویژهٔ امریکا برای زنان افغانستان',
    ps: 'رینا امیري، د افغان ښځو لپاره د امریکا ځانګړې استازې',
  }),
  speaker('us-charge-d-affaires', 'government', null, {
    en: "Karen Decker, chargé d'affaires of the United States for Afghanistan",
    fa: 'کارن دکر، شارژدافیر امریکا برای افغانستان',
    ps: 'کارن ډکر، د افغانستان لپاره د امریکا شارژدافیره',
  }),
  speaker('uk-authorities', 'government', null, {
    en: 'Authorities of Great Britain',
    fa: 'مقام‌های بریتانیا',
    ps: 'د بریتانیا چارواکي',
  }),
  {
    ...speaker('unama', 'un-body', null, {
      en: 'United Nations Assistance Mission in Afghanistan (UNAMA)',
      fa: 'هیأت معاونت سازمان ملل متحد در افغانستان (یوناما)',
      ps: 'په افغانستان کې د ملګرو ملتونو د مرستو پلاوی (یوناما)',
    }),
    languages: ['en', 'fa', 'ps'],
    url: 'https://unama.unmissions.org/',
  },
  {
    ...speaker('amnesty-international', 'ngo', null, {
      en: 'Amnesty International',
      fa: 'عفو بین‌الملل',
      ps: 'نړیواله بښنه',
    }),
    languages: ['en'],
    url: 'https://www.amnesty.org/',
  },
  speaker('residents-jalalabad', 'witness', null, {
    en: 'Residents of Jalalabad',
    fa: 'باشندگان جلال‌آباد',
    ps: 'د جلال اباد اوسېدونکي',
  }),
  speaker('residents-fargh-shahr', 'witness', null, {
    en: 'Residents of Fargh Shahr, Herat',
    fa: 'باشندگان محل در هرات',
    ps: 'په هرات کې ځايي اوسېدونکي',
  }),
  speaker('local-sources-herat', 'witness', null, {
    en: 'Local sources in Herat',
    fa: 'منابع محلی در هرات',
    ps: 'په هرات کې ځايي سرچینې',
  }),
]

function speaker(id: string, kind: SourceKind, actor: string | null, name: LocalizedText): Source {
  return { id, version: 1, name, kind, languages: [], url: null, actor, derivedFrom: [] }
}
