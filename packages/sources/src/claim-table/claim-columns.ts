/**
 * The columns of the table of claims: one row for each claim, the incident's own columns repeated in
 * each of its rows. It is what a newsroom fills in and what the CSV export writes. Columns are found by
 * any of their names, in any order; all but those in {@link requiredClaimColumns} may be left out.
 */
export interface ClaimColumn {
  readonly key: string
  readonly en: string
  /** Dari. */
  readonly fa: string
  /** Pashto. */
  readonly ps: string
  /** The HXL tag, `null` where there is none that fits. */
  readonly hxl: string | null
  /** What to fill in. */
  readonly summary: string
  /** Whether the empty template has it; the others are written by exports. */
  readonly inTemplate: boolean
}

/** Columns without which a table is no table of claims. */
export const requiredClaimColumns = [
  'incident',
  'country',
  'type',
  'claim_kind',
  'speaker',
] as const

/** All columns, in the order of the export. */
export const claimColumns = [
  column(
    'incident',
    'Incident',
    'رویداد',
    'پېښه',
    '#event+id',
    'An id of your own; the same in all rows of one incident, which follow one another',
  ),
  column('title', 'Title', 'عنوان', 'سرلیک', '#event+name', 'A short title'),
  extra('title_fa', 'Title in Dari'),
  extra('title_ps', 'Title in Pashto'),
  extra('title_other', 'Title in other languages, as JSON'),
  column(
    'date_from',
    'From date',
    'از تاریخ',
    'له نېټې',
    '#date+start',
    'First day it can have been: 2022-12-02, 2022-12 or 2022; Solar Hijri days too (1401-09-11)',
  ),
  column(
    'date_to',
    'To date',
    'تا تاریخ',
    'تر نېټې',
    '#date+end',
    'Last day it can have been; empty if it is the first day',
  ),
  column(
    'date_precision',
    'Date precision',
    'دقت تاریخ',
    'د نېټې دقت',
    null,
    'day, days, week, month, quarter, year, unknown',
  ),
  column('time', 'Time', 'ساعت', 'ساعت', '#date+time', 'Time of day as 14:30'),
  extra('zone', 'IANA time zone'),
  extra('date_wording', 'The date as printed'),
  column('country', 'Country', 'کشور', 'هېواد', '#country+code', 'AFG, or the name'),
  column('province', 'Province', 'ولایت', 'ولایت', '#adm1+code', 'P-code or name'),
  column('district', 'District', 'ولسوالی', 'ولسوالۍ', '#adm2+code', 'P-code or name'),
  column('locality', 'Locality', 'محل', 'ځای', '#loc+name', 'Town, village or quarter'),
  extra('locality_fa', 'Locality in Dari'),
  extra('locality_ps', 'Locality in Pashto'),
  extra('locality_other', 'Locality in other languages, as JSON'),
  column('latitude', 'Latitude', 'عرض جغرافیایی', 'عرض البلد', '#geo+lat', 'Degrees, WGS 84'),
  column('longitude', 'Longitude', 'طول جغرافیایی', 'طول البلد', '#geo+lon', 'Degrees, WGS 84'),
  column(
    'place_precision',
    'Place precision',
    'دقت محل',
    'د ځای دقت',
    '#geo+precision',
    'exact, vicinity, locality, district, province, country',
  ),
  column(
    'type',
    'Type',
    'نوع رویداد',
    'د پېښې ډول',
    '#event+type',
    'battle, explosion-or-remote-violence, violence-against-civilians, protest, riot, strategic-development',
  ),
  column(
    'subtype',
    'Subtype',
    'نوع فرعی',
    'فرعي ډول',
    '#event+type+sub',
    'As in the glossary; may be empty',
  ),
  column(
    'methods',
    'Methods',
    'شیوه',
    'طریقه',
    '#event+method',
    'Several parted by semicolons: firearms; suicide-device',
  ),
  column('suicide', 'Suicide attack', 'انتحاری', 'ځانمرګی', null, 'yes, no or empty for not told'),
  column(
    'targets',
    'Targets',
    'هدف',
    'هدف',
    '#event+target',
    'Several parted by semicolons: religious-institution; police',
  ),
  extra('devices', 'Devices found, as JSON'),
  column(
    'outcome',
    'Outcome',
    'نتیجه',
    'پایله',
    null,
    'carried-out, failed, foiled, defused, unknown',
  ),
  extra('grade', 'Verification grade'),
  extra('grade_assessor', 'Who graded'),
  extra('grade_reason', 'Why'),
  extra('links', 'Links to other incidents, as JSON'),
  extra('damage', 'Damage, as JSON'),
  extra('dataset', 'Source id of the dataset it came from'),
  extra('sensitivity', 'Why to handle with care; several parted by semicolons'),
  extra('embargoed_until', 'Day until which it is not public'),
  column(
    'status',
    'Status',
    'وضعیت',
    'حالت',
    '#status',
    'draft, proposed, published; empty is draft',
  ),
  extra('claim_id', 'Id of the claim within its incident'),
  column('claim_kind', 'Claim', 'نوع ادعا', 'د ادعا ډول', null, 'toll, attribution or statement'),
  column('speaker', 'Speaker', 'گوینده', 'ویونکی', '#meta+source', 'Who says it: an id or a name'),
  extra('speaker_name', 'Name of the speaker'),
  column(
    'speaker_kind',
    'Kind of speaker',
    'نوع گوینده',
    'د ویونکي ډول',
    null,
    'un-body, hospital, ngo, government, de-facto-authority, media, witness …',
  ),
  column(
    'publisher',
    'Published by',
    'ناشر',
    'خپروونکی',
    null,
    'Who published it, if that is another than the speaker: an id or a name',
  ),
  extra('publisher_name', 'Name of the publisher'),
  extra('publisher_kind', 'Kind of publisher'),
  extra('document_id', 'Id of the document'),
  column(
    'document_title',
    'Document',
    'عنوان سند',
    'د سند سرلیک',
    '#meta+document',
    'Title of the article or report',
  ),
  column('document_url', 'Address', 'نشانی سند', 'د سند پته', '#meta+url', 'Its web address'),
  column(
    'document_published',
    'Published',
    'تاریخ نشر',
    'د خپرېدو نېټه',
    '#date+published',
    'Day of publication',
  ),
  column(
    'paragraph',
    'Paragraph',
    'پاراگراف',
    'پراګراف',
    null,
    'Where in the document, counted from 1',
  ),
  extra('selector', 'Where in the document, as a W3C selector in JSON'),
  column(
    'said_on',
    'Said on',
    'تاریخ گفته',
    'د وینا نېټه',
    null,
    'Day on which it was said, if it is another',
  ),
  column(
    'basis',
    'Basis',
    'مبنا',
    'بنسټ',
    null,
    'Of a toll: stated, confirmed, reported, estimated; of an attribution: suspected, attributed, claimed, confirmed, denied, disputed',
  ),
  column(
    'harm',
    'Harm',
    'آسیب',
    'زیان',
    null,
    'killed, wounded, killed-or-wounded, missing, abducted',
  ),
  column(
    'group',
    'Group',
    'گروه',
    'ډله',
    null,
    'civilian, armed-actor, security-personnel, attacker, unspecified, all',
  ),
  column(
    'actor',
    'Actor',
    'طرف',
    'لوری',
    '#group+name',
    'Of a toll: the party of an armed-actor group; of an attribution: who is held responsible; an id or a name',
  ),
  extra('actor_name', 'Name of the actor'),
  column('number', 'Number as worded', 'شمار', 'شمېر', null, '12, at least 53, dozens'),
  column(
    'low',
    'Least',
    'کمترین',
    'لږ تر لږه',
    '#affected+min',
    'Only where the words are not enough',
  ),
  column('best', 'Best estimate', 'بهترین برآورد', 'غوره اټکل', '#affected+best', ''),
  column('high', 'Most', 'بیشترین', 'ډېر تر ډېره', '#affected+max', ''),
  column(
    'of_which',
    'Of which',
    'از آن جمله',
    'له دې جملې',
    null,
    'children: 3; women: at least 2',
  ),
  column(
    'act',
    'Statement',
    'نوع بیانیه',
    'د وینا ډول',
    null,
    'condemnation, investigation, arrest, warning, promise, denial, doubt, report',
  ),
  extra('about', 'Id of the claim that a statement speaks to'),
  column('text', 'Text', 'متن', 'متن', '#description', 'What a statement says, in your words'),
  extra('text_fa', 'Text in Dari'),
  extra('text_ps', 'Text in Pashto'),
  extra('text_other', 'Text in other languages, as JSON'),
] as const satisfies readonly ClaimColumn[]

/** The key of a column of the table of claims. */
export type ClaimColumnKey = (typeof claimColumns)[number]['key']

function column<const Key extends string>(
  key: Key,
  en: string,
  fa: string,
  ps: string,
  hxl: string | null,
  summary: string,
) {
  return { key, en, fa, ps, hxl, summary, inTemplate: true }
}

function extra<const Key extends string>(key: Key, summary: string) {
  return { key, en: key, fa: key, ps: key, hxl: null, summary, inTemplate: false }
}
