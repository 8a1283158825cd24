import { makeIssue, nearestName, type Parsed } from '../primitives/index.ts'

/**
 * How one parameter of an address is read and written.
 *
 * `parse` gets the decoded text, never empty. `format` gives the canonical text, or `null` where the
 * value is the default and the parameter is left out.
 */
export interface Parameter<Value> {
  readonly name: string
  readonly summary: string
  readonly expected: string
  readonly example: string
  readonly parse: (text: string) => Parsed<Value>
  readonly format: (value: Value) => string | null
}

interface Description {
  readonly name: string
  readonly summary: string
  readonly example: string
}

/** A list of ids or codes, separated by commas; canonical is sorted, each once. */
export function idList(description: Description): Parameter<readonly string[]> {
  const expected = 'ids of letters, digits and - _ . :, separated by commas'
  return listParameter(description, expected, (word) =>
    /^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$/.test(word),
  )
}

/** A list of codes of one pattern, separated by commas; canonical is sorted, each once. */
export function codeList(
  description: Description,
  expected: string,
  pattern: RegExp,
): Parameter<readonly string[]> {
  return listParameter(description, expected, (word) => pattern.test(word))
}

/**
 * A list of words out of a closed vocabulary, separated by commas; canonical is sorted, each once.
 *
 * @example
 * const harm = { name: 'harm', summary: 'What is counted.', example: 'killed' }
 * wordList(harm, countableHarms).parse('wounded,killed').value //=> ['killed', 'wounded']
 */
export function wordList<Word extends string>(
  description: Description,
  words: readonly Word[],
): Parameter<readonly Word[]> {
  const isKnown = (word: string): word is Word => (words as readonly string[]).includes(word)
  return listParameter(description, `one or more of ${words.join(', ')}`, isKnown, words)
}

/**
 * One word out of a closed vocabulary, with a default that canonical addresses leave out.
 *
 * @example
 * const sort = { name: 'sort', summary: 'The order of a list.', example: 'oldest' }
 * oneWord(sort, sortOrders, 'newest').format('newest') //=> null
 */
export function oneWord<Word extends string, Default extends Word | null>(
  description: Description,
  words: readonly Word[],
  byDefault: Default,
): Parameter<Word | Default> {
  const expected = `one of ${words.join(', ')}`
  return {
    ...description,
    expected,
    parse: (text) => {
      const word = words.find((known) => known === text)
      return word === undefined
        ? refuse(description.name, withHint(expected, text, words), text)
        : { value: word, issues: [] }
    },
    format: (value) => (value === byDefault ? null : value),
  }
}

/** A value read by a test of its text; `null` is left out. */
export function checkedText<Value extends string>(
  description: Description,
  expected: string,
  isValid: (text: string) => text is Value,
): Parameter<Value | null>
export function checkedText(
  description: Description,
  expected: string,
  isValid: (text: string) => boolean,
): Parameter<string | null>
export function checkedText(
  description: Description,
  expected: string,
  isValid: (text: string) => boolean,
): Parameter<string | null> {
  return {
    ...description,
    expected,
    parse: (text) =>
      isValid(text) ? { value: text, issues: [] } : refuse(description.name, expected, text),
    format: (value) => value,
  }
}

/** A value that was refused: no value, and the issue that says why. */
export function refuse<Value>(name: string, expected: string, received: string): Parsed<Value> {
  return { value: null, issues: [makeIssue('malformed-parameter', name, expected, received)] }
}

function listParameter<Word extends string>(
  description: Description,
  expected: string,
  isValid: (word: string) => word is Word,
  words?: readonly Word[],
): Parameter<readonly Word[]>
function listParameter(
  description: Description,
  expected: string,
  isValid: (word: string) => boolean,
): Parameter<readonly string[]>
function listParameter(
  description: Description,
  expected: string,
  isValid: (word: string) => boolean,
  words: readonly string[] = [],
): Parameter<readonly string[]> {
  return {
    ...description,
    expected,
    parse: (text) => {
      const parts = text.split(',').map((part) => part.trim())
      const wrong = parts.find((part) => !isValid(part))
      if (wrong !== undefined)
        return refuse(description.name, withHint(expected, wrong, words), wrong)
      return { value: [...new Set(parts)].sort(), issues: [] }
    },
    format: (value) => (value.length === 0 ? null : [...new Set(value)].sort().join(',')),
  }
}

function withHint(expected: string, text: string, words: readonly string[]): string {
  const nearest = nearestName(text, words)
  return nearest === null ? expected : `${expected} (did you mean ${nearest}?)`
}
