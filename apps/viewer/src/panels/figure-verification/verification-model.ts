import type { Change, Figure, FigureDifference, Verification } from '@recount/core/figures'
import type { Interval } from '@recount/core/primitives'
import type { TableModel } from '../../design/table-model.ts'
import { isTotalResult } from '../../design/total-result.ts'
import type { Words } from '../../language/words.ts'

/** Where the counting in the browser stands. */
export type BrowserCheck =
  | { readonly status: 'idle' }
  | { readonly status: 'counting' }
  | { readonly status: 'failed' }
  | { readonly status: 'done'; readonly verification: Verification; readonly reproduced: boolean }

/** What one of the two counters came to. */
export interface Finding {
  readonly who: 'server' | 'browser'
  readonly label: string
  readonly text: string
  readonly tone: 'good' | 'bad' | 'quiet'
}

/** Whether a figure still holds, according to whom, and what made the difference. */
export interface VerificationModel {
  readonly findings: readonly Finding[]
  /** Whether the two agree; `null` while there is only one. */
  readonly agreement: { readonly text: string; readonly isGood: boolean } | null
  readonly outcome: {
    readonly title: string
    readonly texts: readonly string[]
    readonly tone: 'good' | 'bad'
  } | null
  readonly differences: TableModel | null
}

/** What a verification is shown by. */
export interface VerificationSource {
  readonly server: Verification | null
  readonly browser: BrowserCheck
  readonly titleOf: (incident: string) => string
  readonly hrefOf: (incident: string) => string
}

/**
 * Sets the server's verification beside the browser's, tells whether they agree, and spells out the
 * outcome: the browser's where there is one, as it was counted before the reader's eyes.
 */
export function verificationModel(source: VerificationSource, words: Words): VerificationModel {
  const { server, browser } = source
  const text = words.say.figure
  const own = browser.status === 'done' ? browser.verification : null
  const shown = own ?? server
  const isAgreed =
    own === null || server === null
      ? null
      : own.status === server.status && own.differences.length === server.differences.length
  return {
    findings: [
      { who: 'server', label: text.serverSays, ...findingOf(server, text.serverSilent, words) },
      { who: 'browser', label: text.yours, ...findingOf(own, waitingText(browser, words), words) },
    ],
    agreement:
      isAgreed === null ? null : { text: isAgreed ? text.agree : text.disagree, isGood: isAgreed },
    outcome:
      shown === null
        ? null
        : outcomeOf(shown, browser.status === 'done' && browser.reproduced, words),
    differences:
      shown === null || shown.differences.length === 0
        ? null
        : differencesTable(shown.differences, source, words),
  }
}

function findingOf(
  verification: Verification | null,
  otherwise: string,
  words: Words,
): Pick<Finding, 'text' | 'tone'> {
  if (verification === null) return { text: otherwise, tone: 'quiet' }
  const { outcomes, serverAt } = words.say.figure
  const { status, revisionNow } = verification
  return {
    text: serverAt(outcomes[status], words.number(revisionNow)),
    tone: status === 'holds' ? 'good' : 'bad',
  }
}

function waitingText({ status }: BrowserCheck, words: Words): string {
  const { counting, recordsFailed, notYet } = words.say.figure
  if (status === 'counting') return counting
  return status === 'failed' ? recordsFailed : notYet
}

function outcomeOf(
  verification: Verification,
  reproduced: boolean,
  words: Words,
): NonNullable<VerificationModel['outcome']> {
  const text = words.say.figure
  const { status, differences } = verification
  const alsoThen = reproduced ? [text.reproduced(words.number(verification.revisionThen))] : []
  switch (status) {
    case 'holds': {
      const revised =
        differences.length === 0
          ? []
          : [text.holdsThoughRevised(differences.length, words.number(differences.length))]
      const again = text.holdsText(words.number(verification.revisionNow))
      return { title: text.holds, tone: 'good', texts: [again, ...alsoThen, ...revised] }
    }
    case 'changed': {
      const then = totalInWords(verification.resultThen, words)
      const now =
        verification.resultNow === null ? null : totalInWords(verification.resultNow, words)
      const changed =
        then === null || now === null || then === now
          ? text.changedTable
          : text.changedText(then, now)
      return { title: text.changed, tone: 'bad', texts: [...alsoThen, changed] }
    }
    case 'not-reproducible':
      return { title: text.notReproducible, tone: 'bad', texts: [text.notReproducibleText] }
    case 'tampered':
      return { title: text.tampered, tone: 'bad', texts: [text.tamperedText] }
  }
}

/** "at least 96 killed and 162 wounded"; `null` for what is not a total. */
function totalInWords(result: Figure['result'], words: Words): string | null {
  if (!isTotalResult(result)) return null
  const parts = (['killed', 'wounded'] as const).flatMap((harm) => {
    const interval = result[harm]
    return interval === null
      ? []
      : [`${words.interval(interval)} ${words.say.vocabulary.harms[harm]}`]
  })
  const [first, second] = parts
  if (first === undefined) return null
  return second === undefined ? first : words.say.number.and(first, second)
}

function differencesTable(
  differences: readonly FigureDifference[],
  { titleOf, hrefOf }: VerificationSource,
  words: Words,
): TableModel {
  const { figure: text, measures, number } = words.say
  const quantity = (interval: Interval | null) => ({
    text: interval === null ? number.noNumber : words.interval(interval),
  })
  const change = ({ before, after }: Change) => [quantity(before), quantity(after)]
  return {
    caption: text.incidents,
    columns: [
      { key: 'incident', label: words.say.incidents.incident, numeric: false },
      { key: 'reason', label: text.reason, numeric: false },
      ...(['killed', 'wounded'] as const).flatMap((harm) => [
        { key: `${harm}-then`, label: `${measures[harm]}: ${text.before}`, numeric: true },
        { key: `${harm}-now`, label: text.after, numeric: true },
      ]),
    ],
    rows: differences.map(({ incident, reason, versionThen, versionNow, killed, wounded }) => ({
      key: incident,
      cells: [
        { text: titleOf(incident), href: hrefOf(incident) },
        { text: text.differences[reason], note: versionsText(versionThen, versionNow, words) },
        ...change(killed),
        ...change(wounded),
      ],
    })),
  }
}

function versionsText(then: number | null, now: number | null, words: Words): string {
  const { version } = words.say.incident
  if (then !== null && now !== null && then !== now) {
    return words.say.reconciliation.bridgePath([
      version(words.number(then)),
      version(words.number(now)),
    ])
  }
  const only = then ?? now
  return only === null ? '' : version(words.number(only))
}
