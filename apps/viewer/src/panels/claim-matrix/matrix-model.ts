import type { CountedIncident } from '@recount/core/counting'
import { harms, originsOf, type RecordSet, type Toll, tollGroups } from '@recount/core/records'
import { capitalised } from '../../language/capitalised.ts'
import { type CellKey, cellId, describeGroup } from '../../language/describe-cell.ts'
import { describeQuantity, type QuantityText } from '../../language/describe-quantity.ts'
import type { RecordNames } from '../../language/record-names.ts'
import type { Words } from '../../language/words.ts'

/** What the rule made of a figure. */
export type Standing = 'used' | 'set-aside' | 'checked' | 'not-counted'

/** One figure of one source. */
export interface MatrixCell {
  readonly number: string
  readonly wording: string | null
  readonly standing: Standing
  readonly reason: string | null
  readonly ofWhich: readonly string[]
}

/** All figures that one source gave at one place of one document. */
export interface MatrixRow {
  readonly id: string
  readonly speaker: string
  readonly kind: string
  readonly origin: string | null
  readonly basis: string
  readonly document: string
  readonly documentHref: string | null
  readonly locator: string
  readonly cells: readonly (readonly MatrixCell[])[]
}

/** A column: whose harm. */
export interface MatrixColumn {
  readonly id: string
  readonly group: string
}

/** The figures of all sources side by side, with what the rule makes of them beneath. */
export interface MatrixModel {
  readonly harms: readonly { readonly label: string; readonly columns: number }[]
  readonly columns: readonly MatrixColumn[]
  readonly rows: readonly MatrixRow[]
  readonly count: readonly { readonly text: string; readonly origins: string }[]
}

/** Lays out the tolls of an incident: a row a statement of tolls, a column harm × group. */
export function matrixModel(
  counted: CountedIncident,
  records: Pick<RecordSet, 'sources' | 'documents'>,
  names: RecordNames,
  words: Words,
): MatrixModel {
  const tolls = counted.incident.claims.filter((claim) => claim.kind === 'toll')
  const keys = columnsOf(tolls)
  const { vocabulary } = words.say
  const ofHarm = harms.map((harm) => ({
    label:
      harm === 'killed-or-wounded' ? words.say.incident.joint : capitalised(vocabulary.harms[harm]),
    columns: keys.filter((key) => key.harm === harm).length,
  }))
  return {
    harms: ofHarm.filter(({ columns }) => columns > 0),
    columns: keys.map((key) => ({ id: cellId(key), group: describeGroup(key, names, words) })),
    rows: rowsOf(tolls, keys, counted, records, names, words),
    count: keys.map((key) => {
      if (key.harm === 'killed-or-wounded')
        return { text: '', origins: words.say.incident.jointNote }
      const cell = counted.cells.find((candidate) => cellId(candidate) === cellId(key))
      return {
        text: cell === undefined ? words.say.number.noNumber : words.interval(cell.quantity),
        origins:
          cell === undefined
            ? words.say.incident.noToll
            : words.say.incident.origins(cell.origins, words.number(cell.origins)),
      }
    }),
  }
}

function columnsOf(tolls: readonly Toll[]): readonly CellKey[] {
  const known = new Map(
    tolls.map(({ harm, group, actor }) => [cellId({ harm, group, actor }), { harm, group, actor }]),
  )
  return [...known.values()].sort(
    (a, b) =>
      harms.indexOf(a.harm) - harms.indexOf(b.harm) ||
      tollGroups.indexOf(a.group) - tollGroups.indexOf(b.group) ||
      (cellId(a) < cellId(b) ? -1 : 1),
  )
}

function rowsOf(
  tolls: readonly Toll[],
  keys: readonly CellKey[],
  counted: CountedIncident,
  records: Pick<RecordSet, 'sources' | 'documents'>,
  names: RecordNames,
  words: Words,
): readonly MatrixRow[] {
  const statements = new Map<string, Toll[]>()
  for (const toll of tolls) {
    const { speaker, document, locator, date, basis } = toll
    const id = [speaker, document, locator.paragraph ?? '', date ?? '', basis].join(' ')
    statements.set(id, [...(statements.get(id) ?? []), toll])
  }
  const origins = originsOf(records.sources)
  return [...statements].map(([id, said]) => {
    const [first] = said
    const speaker = first?.speaker ?? ''
    const document = records.documents.find((known) => known.id === first?.document)
    const source = records.sources.find((known) => known.id === speaker)
    const origin = origins.get(speaker) ?? speaker
    const day = first?.date ?? document?.published ?? null
    const place = [
      first?.locator.paragraph == null
        ? ''
        : words.say.incident.paragraph(words.number(first.locator.paragraph)),
      day === null ? '' : words.day(day),
    ].filter((part) => part !== '')
    return {
      id,
      speaker: names.source(speaker),
      kind: source === undefined ? '' : words.say.vocabulary.sourceKinds[source.kind],
      origin: origin === speaker ? null : words.say.incident.sameOriginAs(names.source(origin)),
      basis: first === undefined ? '' : words.say.vocabulary.statementBases[first.basis],
      document: names.document(first?.document ?? ''),
      documentHref: document?.archivedUrl ?? document?.url ?? null,
      locator: place.join(words.say.number.separator),
      cells: keys.map((key) =>
        said
          .filter((toll) => cellId(toll) === cellId(key))
          .map((toll) => cellOf(toll, counted, words)),
      ),
    }
  })
}

function cellOf(toll: Toll, { cells, setAside }: CountedIncident, words: Words): MatrixCell {
  const aside = [...setAside, ...cells.flatMap((cell) => cell.setAside)].find(
    ({ claim }) => claim === toll.id,
  )
  const isUsed = cells.some(({ used }) => used.includes(toll.id))
  const said =
    toll.quantity === null
      ? { number: words.say.incident.notSaid, wording: null }
      : describeQuantity(toll.quantity, words)
  return {
    ...said,
    standing: standingOf(toll, isUsed, aside !== undefined),
    reason: aside === undefined ? null : words.say.vocabulary.setAsideReasons[aside.reason],
    ofWhich: toll.ofWhich.map(({ subgroup, quantity }) =>
      partText(describeQuantity(quantity, words), words.say.vocabulary.subgroups[subgroup], words),
    ),
  }
}

/** A joint toll is only checked against the others; a toll that speaks of parts alone is not counted. */
function standingOf(toll: Toll, isUsed: boolean, isAside: boolean): Standing {
  if (toll.quantity === null) return 'not-counted'
  if (toll.harm === 'killed-or-wounded') return 'checked'
  if (isUsed) return 'used'
  return isAside ? 'set-aside' : 'not-counted'
}

function partText({ number, wording }: QuantityText, subgroup: string, words: Words): string {
  const part = words.say.incident.ofWhich(number, subgroup)
  return wording === null ? part : `${part} (${words.say.incident.worded(wording)})`
}
