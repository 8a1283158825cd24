import { byteChecks } from './byte-checks.ts'
import { decodeStrictly } from './decode-strictly.ts'
import type { Encoding, RecognisedEncoding } from './encoding.ts'
import { joinBytes } from './peek-bytes.ts'
import type { ReadLimits } from './read-limits.ts'
import { UnreadableInput } from './unreadable-input.ts'

/** A piece of text in UTF-8: whole lines, but for the last piece and for UTF-16. */
export interface TextPiece {
  readonly bytes: Uint8Array
  /** The encoding by which the piece was read. */
  readonly encoding: Encoding
  /** The lines of the piece, counted from 0, that broke the rules of UTF-8 in a file that keeps them. */
  readonly recodedLines: readonly number[]
}

const lineFeed = 0x0a
const carriageReturn = 0x0d
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
const encoder = new TextEncoder()

/** The text of a piece. */
export function textOf({ bytes }: Pick<TextPiece, 'bytes'>): string {
  return utf8.decode(bytes)
}

/**
 * Turns bytes of any encoding into pieces of UTF-8: those of a file that keeps its rules stay as they are.
 *
 * A file that was plain ASCII so far and then breaks the rules of UTF-8 is read as Windows-1252 from
 * there on. A line that breaks them in a file that used letters outside ASCII rightly before is read as
 * Windows-1252 by itself and named, so that no letter is lost and none is guessed for the whole file.
 *
 * @throws UnreadableInput when a line is longer than a row may be.
 */
export async function* decodeText(
  input: AsyncIterable<Uint8Array>,
  { encoding, markLength }: RecognisedEncoding,
  limits: Pick<ReadLimits, 'rowLength'>,
): AsyncGenerator<TextPiece> {
  const decode = encoding === 'utf-8' ? lenientUtf8() : decoderOf(encoding)
  const { isUtf8 } = byteChecks()
  let rest: Uint8Array = new Uint8Array(0)
  let toSkip = markLength
  for await (const bytes of input) {
    const skipped = Math.min(toSkip, bytes.length)
    toSkip -= skipped
    let pending = bytes.subarray(skipped)
    if (rest.length > 0) {
      // The line that was begun is a piece of its own where that says nothing of the encoding: to join it with
      // all that follows is to copy the file.
      const lineEnd = pending.indexOf(lineFeed) + 1
      const line = joinBytes([rest, pending.subarray(0, lineEnd)])
      if (lineEnd > 0 && !encoding.startsWith('utf-16') && isUtf8(line)) {
        yield decode(line, false)
        pending = pending.subarray(lineEnd)
      } else pending = joinBytes([rest, pending])
    }
    const end = encoding.startsWith('utf-16') ? pending.length : endOfLines(pending)
    if (end > 0) yield decode(pending.subarray(0, end), false)
    rest = pending.slice(end)
    if (rest.length > limits.rowLength * 4) {
      throw new UnreadableInput(
        'line-too-long',
        `lines of at most ${limits.rowLength} characters`,
        'a longer one',
      )
    }
  }
  const last = decode(rest, true)
  if (last.bytes.length > 0) yield last
}

type Decode = (bytes: Uint8Array, isLast: boolean) => TextPiece

function decoderOf(encoding: Encoding): Decode {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return (bytes, isLast) => ({
    bytes: encoder.encode(decoder.decode(bytes, { stream: !isLast })),
    encoding,
    recodedLines: [],
  })
}

function lenientUtf8(): Decode {
  const windows = new TextDecoder('windows-1252')
  const { isUtf8, isAscii } = byteChecks()
  let isWindows = false
  let usedUtf8 = false
  const asWindows = (bytes: Uint8Array): TextPiece => ({
    bytes: encoder.encode(windows.decode(bytes)),
    encoding: 'windows-1252',
    recodedLines: [],
  })
  return (bytes) => {
    if (isWindows) return asWindows(bytes)
    if (isUtf8(bytes)) {
      usedUtf8 ||= !isAscii(bytes)
      return { bytes, encoding: 'utf-8', recodedLines: [] }
    }
    const lines = splitLines(bytes).map((line) => {
      const read = decodeStrictly(line)
      if (read !== null) usedUtf8 ||= read.length !== line.length
      return { line, read }
    })
    if (!usedUtf8) {
      isWindows = true
      return asWindows(bytes)
    }
    return {
      bytes: encoder.encode(lines.map(({ line, read }) => read ?? windows.decode(line)).join('')),
      encoding: 'utf-8',
      recodedLines: lines.flatMap(({ read }, index) => (read === null ? [index] : [])),
    }
  }
}

function splitLines(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(lineFeed, start)
    const next = end < 0 ? bytes.length : end + 1
    lines.push(bytes.subarray(start, next))
    start = next
  }
  return lines
}

/** Where the last whole line ends; a file with no line feed at all may break its lines with CR alone. */
function endOfLines(bytes: Uint8Array): number {
  const end = bytes.lastIndexOf(lineFeed) + 1
  return end > 0 ? end : bytes.lastIndexOf(carriageReturn, bytes.length - 2) + 1
}
