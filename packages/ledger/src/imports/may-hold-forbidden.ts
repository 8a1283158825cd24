import type { WrittenParts } from '../log/write-record-parts.ts'

/**
 * A quick look at a record's canonical JSON: whether it may hold what is never stored. It says yes too
 * often and never no too often, so that the patterns of `findNeverStored` run over few of many records.
 */
export function mayHoldForbidden(parts: WrittenParts): boolean {
  for (const part in parts) if (isSuspect(parts[part] ?? '')) return true
  return false
}

/** Signs first, which are found many times faster than patterns. */
function isSuspect(json: string): boolean {
  return (
    json.includes('@') ||
    json.includes('+') ||
    otherDigits.test(json) ||
    telephone.test(json) ||
    identity.test(json)
  )
}

const otherDigits = /[٠-٩۰-۹]/
/** `00` before a digit, but not within a number, or `07`, two digits and a space. */
const telephone = /[^\d.]00\d|\D07\d\d /
const identity = /-\d{4}-/
