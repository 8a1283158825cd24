import {
  acledActorKinds,
  acledDatePrecision,
  acledEvents,
  acledPlacePrecision,
} from '../src/crosswalks/acled.ts'
import { airwarsGrades } from '../src/crosswalks/airwars.ts'
import {
  gtdAttacks,
  gtdPlacePrecision,
  gtdTargets,
  gtdWeaponSubtypes,
  gtdWeapons,
} from '../src/crosswalks/gtd.ts'
import {
  originWords,
  ucdpDatePrecision,
  ucdpPlacePrecision,
  ucdpViolence,
} from '../src/crosswalks/ucdp.ts'

/** CROSSWALKS.md as the tables in `src/crosswalks` have it. */
export function renderCrosswalks(): string {
  return [
    '# Crosswalks',
    'What the codes of each dataset become in the record model. The tables are those that the readers use (`src/crosswalks`); a test fails where this document differs from them, and `RECOUNT_WRITE_DOCS=yes npx vitest run test/documents.test.ts` writes it again. `-` is nothing.',
    'Two rules hold for all of them. A dataset is the speaker of its claims. Whoever a dataset says attacked is held responsible on the rung *attributed*; a side of a battle, in which both fight, no higher than *suspected*, so that the dead of a battle are nobody’s killings at a stricter standard.',
    '## UCDP GED',
    'Killed: `best`, `low` and `high` are the toll over `all` groups; `deaths_a` and `deaths_b` are tolls of `armed-actor` with the side as its party, `deaths_civilians` of `civilian`, `deaths_unknown` of `unspecified`, each one number. Where a side is "Civilians" its dead are civilians. Numbers out of order are widened until low ≤ best ≤ high, and the row is named.',
    table(
      ['type of violence', 'name', 'event type', 'sub-type', 'target', 'side A', 'side B'],
      ucdpViolence.map((row) => [
        row.code,
        row.name,
        row.type,
        row.subtype,
        row.target,
        row.sideA,
        row.sideB,
      ]),
    ),
    precisionTable('where_prec', ucdpPlacePrecision),
    precisionTable('date_prec', ucdpDatePrecision),
    '`source_original` becomes a source for each name in it, and a statement that it reported the toll. The kind of the source is told by the first word that fits, `media` where none does:',
    table(
      ['kind of source', 'words'],
      originWords.map(({ kind, words }) => [kind, words.join(', ')]),
    ),
    '## ACLED',
    'Killed: `fatalities` is the toll over `all` groups, one number, 0 included. `notes` are a statement of ACLED; each name in `source` is a source that is cited, and speaker of no number. Rows with an unidentified actor hold nobody responsible.',
    table(
      [
        'event type',
        'sub-event type',
        'our event type',
        'sub-type',
        'methods',
        'suicide',
        'actor 1',
        'actor 2',
      ],
      acledEvents.map((row) => [
        row.eventType,
        row.subEventType,
        row.type,
        row.subtype,
        row.methods.join(', '),
        row.suicide === null ? null : 'yes',
        row.actor1,
        row.actor2,
      ]),
    ),
    precisionTable('geo_precision', acledPlacePrecision),
    precisionTable('time_precision', acledDatePrecision),
    table(
      ['inter1, inter2', 'name', 'kind of actor'],
      acledActorKinds.map((row) => [row.code, row.name, row.kind]),
    ),
    '## GTD',
    'Killed and wounded: `nkill` and `nwound` without the attackers (`nkillter`, `nwoundte`) are the toll over `all` groups, and the attackers a toll of their own, `attacker`. Where a suicide attack does not tell its dead attackers, so many of the toll may be attackers as there were, one at least: its low goes down by them and it has no best. A fraction becomes the whole numbers around it, without a best. Empty, -9 and -99 are no claim. `ishostkid` is a toll of abducted, of an unknown number where `nhostkid` does not tell it.',
    'A group in `gname` is *attributed*, *suspected* where `guncertain` says so, and *claimed* beside that where it claimed responsibility; claims that compete are a statement of doubt. Organisations are named as targets; persons are not, and stand in the original row only.',
    table(
      ['attack type', 'name', 'event type', 'sub-type', 'against armed targets'],
      gtdAttacks.map((row) => [
        row.code,
        row.name,
        row.type,
        row.subtype,
        [row.armed.type, row.armed.subtype].filter((part) => part !== null).join(', '),
      ]),
    ),
    table(
      ['weapon type', 'name', 'method'],
      gtdWeapons.map((row) => [row.code, row.name, row.method]),
    ),
    table(
      ['explosives whose sub-type begins with', 'method'],
      gtdWeaponSubtypes.map((row) => [row.name, row.method]),
    ),
    table(
      ['target type', 'name', 'target', 'armed'],
      gtdTargets.map((row) => [row.code, row.name, row.target, row.armed ? 'yes' : 'no']),
    ),
    precisionTable('specificity', gtdPlacePrecision),
    '## Tables with a least and a greatest toll (Airwars)',
    'Killed: the least and the greatest number of civilians killed are a toll of `civilian` without a best, unless they are equal; children and women among them are parts of it. Numbers for all people are a toll over `all` groups. What is not told is no claim; a greatest number that is not told leaves the toll open. Several belligerents are each *suspected*.',
    table(
      ['grade there', 'grade', 'a sole belligerent'],
      airwarsGrades.map((row) => [row.name, row.grade, row.soleBelligerent]),
    ),
  ]
    .join('\n\n')
    .concat('\n')
}

type Cell = string | number | null

function table(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) =>
    `| ${cells.map((cell) => (cell === null || cell === '' ? '-' : String(cell).replaceAll('|', '\\|'))).join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

function precisionTable(
  name: string,
  rows: readonly { readonly code: number; readonly name: string; readonly precision: string }[],
): string {
  return table(
    [`\`${name}\``, 'name', 'precision'],
    rows.map((row) => [row.code, row.name, row.precision]),
  )
}
