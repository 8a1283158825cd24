import { parseArgs } from 'node:util'

/** What the command line asks for. */
export interface Arguments {
  readonly help: boolean
  readonly parts: readonly string[]
  readonly rows: number
  readonly repetitions: number
  readonly seed: number
}

const defaults = { rows: 385_000, repetitions: 5, seed: 1 }

/**
 * Reads the command line.
 *
 * @throws {RangeError} a count that is no whole number above 0
 */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      rows: { type: 'string' },
      repetitions: { type: 'string' },
      seed: { type: 'string' },
    },
  })
  const count = (name: keyof typeof defaults) => {
    const text = values[name]
    if (text === undefined) return defaults[name]
    const number = Number(text.replaceAll('_', ''))
    if (Number.isSafeInteger(number) && number > 0) return number
    throw new RangeError(`--${name}: expected a whole number above 0, received ${text}`)
  }
  return {
    help: values.help,
    parts: positionals,
    rows: count('rows'),
    repetitions: count('repetitions'),
    seed: count('seed'),
  }
}
