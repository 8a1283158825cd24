import { makeIssue, type Parsed } from '../primitives/index.ts'
import { longestDelayDays } from './delay-publication.ts'

/**
 * The publication delay that an operator's setting asks for, in days; 0 where there is none. `name` is the
 * setting's, for the error.
 *
 * @example
 * readPublicationDelay('14', 'PUBLICATION_DELAY').value //=> 14
 * @example
 * readPublicationDelay('two weeks', 'PUBLICATION_DELAY').issues[0].message
 * //=> 'PUBLICATION_DELAY: expected a whole number of days from 0 to 3650, received two weeks'
 */
export function readPublicationDelay(text: string | undefined, name: string): Parsed<number> {
  const asked = text?.trim() ?? ''
  if (asked === '') return { value: 0, issues: [] }
  const days = /^\d{1,4}$/.test(asked) ? Number(asked) : Number.NaN
  if (days <= longestDelayDays) return { value: days, issues: [] }
  const expected = `a whole number of days from 0 to ${longestDelayDays}`
  return { value: null, issues: [makeIssue('invalid-value', name, expected, asked)] }
}
