import { type TextPiece, textOf } from '../streaming/decode-text.ts'
import type { ReadLimits } from '../streaming/read-limits.ts'
import { UnreadableInput } from '../streaming/unreadable-input.ts'

/** One line of a text, without its line break; `line` counts from 1. */
export interface TextLine {
  readonly line: number
  readonly text: string
}

/**
 * The lines of a text that are not empty.
 *
 * @throws UnreadableInput when a line is longer than allowed.
 */
export async function* splitLines(
  pieces: AsyncIterable<TextPiece>,
  limits: Pick<ReadLimits, 'rowLength'>,
): AsyncGenerator<readonly TextLine[]> {
  let rest = ''
  let line = 1
  for await (const piece of pieces) {
    const parts = (rest + textOf(piece)).split('\n')
    rest = parts.pop() ?? ''
    if (rest.length > limits.rowLength) throw tooLong(limits, line + parts.length)
    const lines = parts.map((part, index) => ({ line: line + index, text: withoutBreak(part) }))
    line += parts.length
    yield lines.filter((one) => one.text.trim() !== '')
  }
  if (rest.trim() !== '') yield [{ line, text: withoutBreak(rest) }]
}

function withoutBreak(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text
}

function tooLong({ rowLength }: Pick<ReadLimits, 'rowLength'>, line: number): UnreadableInput {
  const expected = `lines of at most ${rowLength} characters`
  return new UnreadableInput('line-too-long', expected, 'a longer one', line)
}
