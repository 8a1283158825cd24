import { attributionStandards } from '../counting/index.ts'
import { foldText } from '../primitives/index.ts'
import {
  type Attributions,
  type Codes,
  type IncidentTable,
  type ListColumn,
  type Lists,
  lazily,
  type Positions,
  textsWith,
  type WordColumn,
} from '../table/index.ts'
import { type BoundingBox, isInBox } from './bounding-box.ts'
import type { Query } from './query.ts'

/**
 * A question about one column, answered once for each of its entries: `answers[code]` is {@link no},
 * {@link yes} or {@link perhaps}, and the last answer is that of rows without a value. Entries are gone
 * through when an answer is first looked at. Questions of the same name have the same answers.
 */
export interface ColumnTest {
  readonly name: string
  readonly codes: Codes
  readonly answers: Uint8Array
}

export const no = 0
export const yes = 1
/** The entry is not exact enough to say. */
export const perhaps = 2

/**
 * The questions of a query that one column can answer by itself; the box is asked apart. A column that nothing
 * is asked of is not looked at: in a table that was read from a file it has yet to be decoded.
 */
export function columnTests(table: IncidentTable, query: Query): readonly ColumnTest[] {
  return [
    ...(['country', 'province', 'district', 'type', 'grade', 'dataset'] as const).map((name) =>
      query[name].length === 0 ? null : wordTest(name, table[name], query[name]),
    ),
    ...(['method', 'target', 'source', 'document'] as const).map((name) =>
      query[name].length === 0 ? null : listTest(name, table[name], query[name]),
    ),
    perpetratorTest(table, query),
    textTest(table, query),
  ].filter((test) => test !== null)
}

/** Whether a place lies in the query's box: `perhaps` where it is not known exactly enough. */
export function boxTest(table: IncidentTable, { bbox }: Query): ColumnTest | null {
  if (bbox === null) return null
  const { entries, codes } = table.position
  return testOf('bbox', [bbox], codes, () => answerPositions(entries, bbox))
}

function testOf(
  field: string,
  asked: readonly unknown[],
  codes: Codes,
  answer: () => Uint8Array,
): ColumnTest {
  const name = JSON.stringify([field, ...asked])
  return lazily<ColumnTest>({ name: () => name, codes: () => codes, answers: answer })
}

function answerPositions({ latitude, longitude }: Positions, box: BoundingBox): Uint8Array {
  const answers = new Uint8Array(latitude.length + 1).fill(perhaps)
  for (let code = 0; code < latitude.length; code++) {
    const north = latitude[code] ?? Number.NaN
    const east = longitude[code] ?? Number.NaN
    if (Number.isNaN(north) || Number.isNaN(east)) continue
    answers[code] = isInBox(box, north, east) ? yes : no
  }
  return answers
}

function wordTest(
  field: string,
  { entries: words, codes }: WordColumn,
  asked: readonly string[],
): ColumnTest {
  return testOf(field, sorted(asked), codes, () => {
    const answers = new Uint8Array(words.length + 1)
    answers.set(marksOf(words, asked))
    return answers
  })
}

function listTest(
  field: string,
  { entries: lists, codes }: ListColumn,
  asked: readonly string[],
): ColumnTest {
  return testOf(field, sorted(asked), codes, () => answerLists(lists, marksOf(lists.words, asked)))
}

function sorted(asked: readonly string[]): readonly string[] {
  return [...asked].sort()
}

function perpetratorTest(table: IncidentTable, query: Query): ColumnTest | null {
  if (query.actor.length === 0 && query.attribution === null) return null
  const { entries, codes } = table.perpetrator
  const standard = query.attribution ?? 'any'
  return testOf('perpetrator', [standard, ...sorted(query.actor)], codes, () => {
    const isWanted =
      query.actor.length === 0
        ? new Uint8Array(entries.words.length).fill(1)
        : marksOf(entries.words, query.actor)
    return answerAttributions(entries, isWanted, attributionStandards.indexOf(standard))
  })
}

function textTest(table: IncidentTable, { q }: Query): ColumnTest | null {
  if (q === null) return null
  const { entries, codes } = table.text
  const words = foldText(q).split(' ')
  return testOf('q', words, codes, () => {
    const answers = new Uint8Array(entries.offsets.length).fill(yes)
    for (const word of words) {
      const found = textsWith(entries, word)
      for (let code = 0; code < answers.length; code++) {
        answers[code] = (answers[code] ?? no) & (found[code] ?? no)
      }
    }
    return answers
  })
}

/** Whether a list has a wanted word. */
function answerLists({ offsets, members }: Lists, isWanted: Uint8Array): Uint8Array {
  const answers = new Uint8Array(offsets.length)
  for (let list = 0; list + 1 < offsets.length; list++) {
    const end = offsets[list + 1] ?? 0
    for (let member = offsets[list] ?? 0; member < end; member++) {
      answers[list] = (answers[list] ?? no) | (isWanted[members[member] ?? 0] ?? no)
    }
  }
  return answers
}

/** Whether a list has a wanted actor at a standard that is no looser than asked. */
function answerAttributions(
  { offsets, members, standards }: Attributions,
  isWanted: Uint8Array,
  loosest: number,
): Uint8Array {
  const answers = new Uint8Array(offsets.length)
  for (let list = 0; list + 1 < offsets.length; list++) {
    const end = offsets[list + 1] ?? 0
    for (let member = offsets[list] ?? 0; member < end; member++) {
      if ((standards[member] ?? 0) > loosest) continue
      answers[list] = (answers[list] ?? no) | (isWanted[members[member] ?? 0] ?? no)
    }
  }
  return answers
}

function marksOf(words: readonly string[], asked: readonly string[]): Uint8Array {
  const marks = new Uint8Array(words.length)
  for (const word of asked) {
    const code = words.indexOf(word)
    if (code >= 0) marks[code] = 1
  }
  return marks
}
