import type { RecordNames } from './record-names.ts'
import type { Words } from './words.ts'

/** What a counting rule is called, the one of a single source by the name of the source. */
export function ruleName(rule: string, names: Pick<RecordNames, 'source'>, { say }: Words): string {
  const source = /^single-source\((.+)\)$/.exec(rule)?.[1]
  if (source !== undefined) return `${say.explore.oneSource}: ${names.source(source)}`
  return say.vocabulary.rules[rule]?.name ?? rule
}
