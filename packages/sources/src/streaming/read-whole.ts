import { type TextPiece, textOf } from './decode-text.ts'
import { joinBytes } from './peek-bytes.ts'
import type { ReadLimits } from './read-limits.ts'
import { UnreadableInput } from './unreadable-input.ts'

/**
 * All bytes of a stream at once, for formats that can only be read whole.
 *
 * @throws UnreadableInput when there are more than allowed.
 */
export async function wholeBytes(
  input: AsyncIterable<Uint8Array>,
  limits: Pick<ReadLimits, 'wholeFile'>,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let total = 0
  for await (const piece of input) {
    total += piece.length
    if (total > limits.wholeFile) throw tooLarge(limits)
    pieces.push(piece)
  }
  return joinBytes(pieces)
}

/**
 * All of a text at once.
 *
 * @throws UnreadableInput when it is longer than allowed.
 */
export async function wholeText(
  pieces: AsyncIterable<TextPiece>,
  limits: Pick<ReadLimits, 'wholeFile'>,
): Promise<string> {
  let whole = ''
  for await (const piece of pieces) {
    whole += textOf(piece)
    if (whole.length > limits.wholeFile) throw tooLarge(limits)
  }
  return whole
}

function tooLarge({ wholeFile }: Pick<ReadLimits, 'wholeFile'>): UnreadableInput {
  const expected = `a file of at most ${wholeFile} bytes; larger ones as JSON Lines or CSV`
  return new UnreadableInput('file-too-large', expected, 'a larger one')
}
