import { describe, expect, it } from 'vitest'
import * as vocabulary from '../src/records/vocabulary.ts'
import { readPage, sectionOf } from './methods-page.ts'

const page = readPage('GLOSSARY.md')

/** The heading under which each list of the vocabulary is explained. */
const headings: Readonly<Record<keyof typeof vocabulary, string>> = {
  harms: 'Harms',
  countableHarms: 'Harms',
  groups: 'Groups of victims',
  tollGroups: 'Groups of victims',
  subgroups: 'Sub-groups',
  attributionBases: 'Bases of attribution',
  statementBases: 'Bases of a toll or statement',
  statementActs: 'Acts of a statement',
  datePrecisions: 'Precision of days',
  placePrecisions: 'Precision of places',
  eventTypes: 'Event types',
  eventSubtypes: 'Event sub-types',
  methods: 'Methods',
  targetTypes: 'Types of target',
  outcomes: 'Outcomes',
  grades: 'Grades',
  sourceKinds: 'Kinds of source',
  derivations: 'Derivations',
  actorKinds: 'Kinds of actor',
  incidentLinks: 'Links of incidents',
  statuses: 'Statuses',
  sensitivities: 'Sensitivities',
}

const lists = Object.entries(vocabulary).map(
  ([name, list]): readonly [string, readonly string[]] => [name, Object.values(list).flat()],
)

describe('GLOSSARY.md', () => {
  it.each(lists)('explains every word of %s', (name, words) => {
    const heading = Object.entries(headings).find(([list]) => list === name)?.[1] ?? ''
    const explained = explainedIn(sectionOf(page, heading))
    expect(words.length).toBeGreaterThan(0)
    expect(words.filter((word) => !explained.includes(word))).toEqual([])
  })

  it('explains no word that the vocabulary does not have', () => {
    const words = new Set(lists.flatMap(([, list]) => list))
    const explained = explainedIn(sectionOf(page, 'The vocabulary'))
    expect(explained.filter((word) => !words.has(word))).toEqual([])
  })

  it('explains the words that CONTRIBUTING and the code’s names rest on', () => {
    const words = [
      'best',
      'claim',
      'counting rule',
      'figure',
      'incident',
      'killed',
      'toll',
      'wounded',
    ]
    expect(words.filter((word) => !page.includes(`**${word}**`))).toEqual([])
  })

  it('has its words in order within every part', () => {
    for (const part of page.split('\n## ').slice(1, 6)) {
      const words = [...part.matchAll(/^- \*\*([^*]+)\*\*/gm)].map(([, word = '']) => word)
      expect(words).toEqual(words.toSorted())
    }
  })

  it('has no link that leads nowhere in it', () => {
    const anchors = [...page.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
      text.toLowerCase().replaceAll(' ', '-'),
    )
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor)
    expect(links.filter((link) => !anchors.includes(link))).toEqual([])
  })
})

/** The words that a section explains: each an item with a sentence behind it. */
function explainedIn(section: string): readonly string[] {
  return [...section.matchAll(/^- `([a-z-]+)`: \S.*\S/gm)].map(([, word = '']) => word)
}
