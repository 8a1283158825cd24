import type { WrittenParts } from '../log/write-record-parts.ts'

/**
 * A quick look at a record's canonical JSON: whether it may hold what is never stored. It says yes too
 * often and never no too often, so that the patterns of `findNeverStored` run over few of many records.
 */
export function mayHoldForbidden(parts: WrittenParts): boolean {
  for (const part in parts) if (isSuspect(parts[part] ?? '')) return true
  return false
}

const hyphen = 0x2d
const point = 0x2e
const zero = 0x30
const seven = 0x37

function isSuspect(json: string): boolean {
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at)
    // Most characters are letters; nothing between the digits and the Arabic ones matters but the @.
    if (code > 0x40) {
      if (code >= 0x660 && (code <= 0x669 || (code >= 0x6f0 && code <= 0x6f9))) return true
    } else if (code === 0x40 || code === 0x2b) return true
    else if (code === zero) {
      if (mayBeTelephone(json, at)) return true
    } else if (code === hyphen && areDigits(json, at - 4) && areDigits(json, at + 1)) return true
  }
  return false
}

/** `00` before a digit, but not within a number, or `07`, two digits and a space. */
function mayBeTelephone(json: string, at: number): boolean {
  const next = json.charCodeAt(at + 1)
  if (next !== zero && next !== seven) return false
  if (isDigit(json, at - 1) || !isDigit(json, at + 2)) return false
  return next === zero ? json.charCodeAt(at - 1) !== point : isDigit(json, at + 3)
}

function areDigits(json: string, from: number): boolean {
  for (let at = from; at < from + 4; at++) if (!isDigit(json, at)) return false
  return true
}

function isDigit(json: string, at: number): boolean {
  const code = json.charCodeAt(at)
  return code >= zero && code <= 0x39
}
