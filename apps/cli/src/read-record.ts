import { readFileSync } from 'node:fs'
import { parseRecord, type RecordKind, type RecordOfKind, recordKinds } from '@recount/core'
import { CommandFailure } from './command-failure.ts'

/** Reads the name of a kind of record. */
export function readKind(text: string): RecordKind {
  const kind = recordKinds.find((known) => known === text)
  if (kind !== undefined) return kind
  throw new CommandFailure(`expected a kind of record, ${recordKinds.join(', ')}, received ${text}`)
}

/**
 * Reads a record as JSON from a file, or from standard input for `-`. Its version may be left out: the
 * ledger numbers versions itself.
 */
export function readRecord(kind: RecordKind, file: string): RecordOfKind[RecordKind] {
  const origin = file === '-' ? 'standard input' : file
  const given = parseJson(readText(file, origin), origin)
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given)
  const { value, issues } = parseRecord(kind, isObject ? { ...given, version: 1 } : given)
  if (value !== null) return value
  const lines = issues.map(({ message }) => `  ${message}`)
  throw new CommandFailure([`${origin} holds no ${kind}:`, ...lines].join('\n'))
}

function readText(file: string, origin: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new CommandFailure(`${origin} could not be read: ${why}`)
  }
}

function parseJson(text: string, origin: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new CommandFailure(`${origin} is no JSON: ${why}`)
  }
}
