import type { CountedIncident } from '@recount/core/counting'
import type { Issue } from '@recount/core/primitives'
import type { Claim, Toll } from '@recount/core/records'
import { describeQuantity } from '../../language/describe-quantity.ts'
import type { RecordNames } from '../../language/record-names.ts'
import type { Words } from '../../language/words.ts'

/** A contradiction in plain words. `isOwn` is false where the viewer has no words and shows core's. */
export interface Contradiction {
  readonly id: string
  readonly text: string
  readonly isOwn: boolean
}

/**
 * Puts the contradictions of an incident into the reader's language. The issue's path leads to one claim,
 * its text names the other; an issue of an unknown kind is shown as core wrote it.
 */
export function contradictionsModel(
  { incident, issues }: Pick<CountedIncident, 'incident' | 'issues'>,
  names: RecordNames,
  words: Words,
): readonly Contradiction[] {
  return issues.map((issue) => {
    const own = explain(issue, incident.claims, names, words)
    return {
      id: `${issue.code} ${issue.path} ${issue.expected}`,
      text: own ?? issue.message,
      isOwn: own !== null,
    }
  })
}

function explain(
  issue: Issue,
  claims: readonly Claim[],
  names: RecordNames,
  words: Words,
): string | null {
  const position = /^claims\.(\d+)/.exec(issue.path)?.[1]
  const claim = position === undefined ? undefined : claims[Number(position)]
  if (claim?.kind !== 'toll') return null
  const speaker = names.source(claim.speaker)
  const { issues: say } = words.say
  const otherId = /claim ([A-Za-z0-9._:-]+) \(/.exec(issue.expected)?.[1]
  const other = claims.find(({ id }) => id === otherId)
  switch (issue.code) {
    case 'subgroup-exceeds-toll':
      return other?.kind === 'toll'
        ? say['subgroup-exceeds-toll'](
            subgroupText(claim, issue.path, words),
            speaker,
            tollText(other, words),
            names.source(other.speaker),
          )
        : null
    case 'tolls-disagree':
      return other?.kind === 'toll'
        ? say['tolls-disagree'](
            tollText(claim, words),
            speaker,
            tollText(other, words),
            names.source(other.speaker),
          )
        : null
    case 'joint-toll-disagrees':
    case 'groups-exceed-total':
      return say[issue.code](tollText(claim, words), speaker, boundsText(issue.expected, words))
    default:
      return null
  }
}

function tollText(toll: Toll, words: Words): string {
  const { harms } = words.say.vocabulary
  if (toll.quantity === null) return harms[toll.harm]
  const { number, wording } = describeQuantity(toll.quantity, words)
  const printed = wording === null ? '' : ` (${words.say.incident.worded(wording)})`
  return `${number} ${harms[toll.harm]}${printed}`
}

function subgroupText(toll: Toll, path: string, words: Words): string {
  const position = /ofWhich\.(\d+)/.exec(path)?.[1]
  const part = position === undefined ? undefined : toll.ofWhich[Number(position)]
  if (part === undefined) return tollText(toll, words)
  const { vocabulary } = words.say
  const number = words.interval(part.quantity)
  return `${number} ${vocabulary.subgroups[part.subgroup]} ${vocabulary.harms[toll.harm]}`
}

function boundsText(expected: string, words: Words): string {
  const match = /^(at least )?(\d+)(?: to (\d+))?/.exec(expected)
  if (match === null) return expected
  const low = Number(match[2])
  const high = match[3] === undefined ? (match[1] === undefined ? low : null) : Number(match[3])
  return words.interval({ low, best: null, high })
}
