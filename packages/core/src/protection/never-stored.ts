import { type Issue, makeIssue } from '../primitives/index.ts'

/** Something that no field of any record may hold, with the pattern by which it is found in words. */
export interface NeverStored {
  readonly name: 'telephone number' | 'e-mail address' | 'identity number'
  readonly pattern: RegExp
}

/**
 * What is refused wherever it stands (class `never`): it endangers a person and no count needs it.
 *
 * The patterns are narrow, so that days, coordinates and numbers of people pass. They find slips, not
 * intent: a reviewer still reads what is published.
 */
export const neverStored: readonly NeverStored[] = [
  { name: 'e-mail address', pattern: /[^\s@<>()]{1,64}@[^\s@<>()]{1,190}\.[a-z]{2,24}\b/iu },
  { name: 'identity number', pattern: /(?<![\d-])\d{4}-\d{4}-\d{5}(?![\d-])/u },
  {
    name: 'telephone number',
    pattern:
      /(?<![\d.,/-])(?:\+|00)\d(?:[ -]?\d){8,13}(?![\d.,/-])|(?<!\d)07\d{2} \d{3} ?\d{3}(?!\d)/u,
  },
]

/**
 * What of a value may never be stored, by the path of the text in which it stands. The issue names the
 * kind of thing and does not repeat it.
 *
 * @example
 * findNeverStored({ title: { en: 'call +93 700 123 456' } })[0].path //=> 'title.en'
 */
export function findNeverStored(value: unknown): readonly Issue[] {
  const issues: Issue[] = []
  visit(value, '')
  return issues

  function visit(current: unknown, path: string): void {
    if (typeof current === 'string') {
      for (const { name, pattern } of neverStored) {
        if (isSearched(path) && pattern.test(withLatinDigits(current))) {
          const expected = `words without ${name}`
          issues.push(makeIssue('never-stored', path, expected, 'one'))
        }
      }
    } else if (typeof current === 'object' && current !== null) {
      for (const [name, field] of Object.entries(current)) {
        visit(field, path === '' ? name : `${path}.${name}`)
      }
    }
  }
}

/** Web addresses hold long numbers and signs of their own; hashes and ids are no words. */
function isSearched(path: string): boolean {
  return !/(^|\.)(id|url|archivedUrl|contentHash)$/u.test(path)
}

function withLatinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
}
