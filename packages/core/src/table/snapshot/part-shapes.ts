import type { SectionShape } from './section.ts'

/** The parts of a table's snapshot, and for each of their lists whether it has one number a row. */
export const partShapes = {
  blocks: ['any', 'any'],
  spans: [],
  counted: ['rows', 'rows', 'rows', 'rows'],
  missing: ['rows'],
  abducted: ['rows'],
  quantities: ['any', 'any', 'any', 'any', 'any', 'any', 'any'],
  country: ['any', 'any'],
  province: ['any', 'any', 'any', 'any', 'rows'],
  district: ['any', 'any', 'any', 'any', 'rows'],
  position: ['any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'any', 'rows'],
  text: ['any', 'any', 'any', 'any', 'rows'],
  type: ['any', 'any', 'rows'],
  grade: ['any', 'any', 'rows'],
  dataset: ['any', 'any', 'rows'],
  method: ['any', 'any', 'any', 'any', 'rows'],
  target: ['any', 'any', 'any', 'any', 'rows'],
  document: ['any', 'any', 'any', 'any', 'rows'],
  source: ['any', 'any', 'any', 'any', 'any', 'any', 'rows'],
  perpetrator: ['any', 'any', 'any', 'any', 'any', 'any', 'any', 'rows'],
  cells: ['any', 'any', 'any', 'any', 'any', 'rows', 'any', 'any', 'any', 'any', 'any', 'any'],
  compared: ['any', 'any', 'any', 'any', 'any'],
  hour: ['rows'],
  'first-said': ['any', 'rows'],
  id: ['any', 'any', 'rows', 'rows'],
} as const satisfies Readonly<Record<string, readonly ('rows' | 'any')[]>>

export type PartName = keyof typeof partShapes

const optionalParts: readonly PartName[] = ['missing', 'abducted']

/** The first part that a table needs and that is missing or has other lists, `null` where all fit. */
export function findMisshapenPart(
  sections: readonly SectionShape[],
  rows: number,
): PartName | null {
  const names = Object.keys(partShapes) as readonly PartName[]
  return names.find((name) => !fits(name, sections, rows)) ?? null
}

function fits(name: PartName, sections: readonly SectionShape[], rows: number): boolean {
  const section = sections.find((known) => known.name === name)
  if (section === undefined) return optionalParts.includes(name)
  const lists: readonly ('rows' | 'any')[] = partShapes[name]
  return (
    section.lists.length === lists.length &&
    lists.every((kind, index) => kind === 'any' || section.lists[index]?.[0] === rows)
  )
}
