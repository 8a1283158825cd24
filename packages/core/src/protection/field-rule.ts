import type { JsonValue } from '../primitives/index.ts'
import type { Sensitivity } from '../records/index.ts'

/**
 * How much of a field the public may see.
 *
 * - `public`: all of it.
 * - `generalised`: something coarser, where a label or the policy asks for it.
 * - `restricted`: nothing, where a label asks for it or always.
 * - `never`: it is not stored at all; see {@link neverStored}.
 */
export const fieldClasses = ['public', 'generalised', 'restricted', 'never'] as const
export type FieldClass = (typeof fieldClasses)[number]

/**
 * What of a record is kept apart and redacted together.
 *
 * - `record`: what identifies nobody. Never redacted, so that counts stay reproducible.
 * - `prose`: free words, in which a name may stand.
 * - `place`: where exactly, finer than the province.
 * - `speakers`: who said it, and in which document.
 * - `names`: names of persons and organisations that were aimed at, and of assessors.
 */
export const fieldParts = ['record', 'prose', 'place', 'speakers', 'names'] as const
export type FieldPart = (typeof fieldParts)[number]

/**
 * How one field of a kind of record is protected.
 *
 * `path` names it, `*` standing for every item of a list; it covers all that lies below. `labels` are
 * the sensitivities that put a class other than `public` into force; none means always. `redacted` stands
 * in the field's place when its part was redacted in the ledger.
 */
export interface FieldRule {
  readonly path: string
  readonly class: FieldClass
  readonly labels: readonly Sensitivity[]
  readonly part: FieldPart
  readonly redacted: JsonValue
}

/** The id that stands for a source or a document whose id was redacted. */
export const redactedId = 'redacted'

/** The words that stand for words that were redacted. */
export const redactedWords = { en: 'Redacted', fa: 'پاک‌شده', ps: 'پاک شوی' } as const
