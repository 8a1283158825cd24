import { decodeStrictly } from './decode-strictly.ts'

/** The encodings of text that readers know. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1'] as const
export type Encoding = (typeof encodings)[number]

/** An encoding as recognised, and how many bytes at the start only announce it. */
export interface RecognisedEncoding {
  readonly encoding: Encoding
  readonly markLength: number
}

/**
 * Recognises the encoding of a text by its first bytes.
 *
 * A byte order mark decides. Otherwise the text is UTF-8 unless more lines break its rules than use
 * letters outside ASCII as it asks; then it is Windows-1252 where a byte from 80 to 9F occurs, which
 * Latin-1 leaves to control characters, else Latin-1. A few wrong lines make no other encoding of a file.
 *
 * @example
 * recogniseEncoding(Uint8Array.of(0x6e, 0xe3, 0x6f, 0x0a)) //=> { encoding: 'iso-8859-1', markLength: 0 }
 */
export function recogniseEncoding(sample: Uint8Array): RecognisedEncoding {
  const [first, second, third] = sample
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { encoding: 'utf-8', markLength: 3 }
  }
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', markLength: 2 }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', markLength: 2 }
  const { good, bad } = countLines(sample)
  if (good >= bad) return { encoding: 'utf-8', markLength: 0 }
  const usesControls = sample.some((byte) => byte >= 0x80 && byte <= 0x9f)
  return { encoding: usesControls ? 'windows-1252' : 'iso-8859-1', markLength: 0 }
}

function countLines(sample: Uint8Array): { readonly good: number; readonly bad: number } {
  let good = 0
  let bad = 0
  for (let start = 0; start < sample.length; ) {
    const lineEnd = sample.indexOf(lineFeed, start)
    // The last line of a sample may end inside a letter.
    if (lineEnd < 0 && start > 0) break
    const line = sample.subarray(start, lineEnd < 0 ? undefined : lineEnd + 1)
    const text = lineEnd < 0 ? decodeCut(line) : decodeStrictly(line)
    if (text === null) bad++
    else if (text.length !== line.length) good++
    start += line.length
  }
  return { good, bad }
}

/** Decodes a line whose last letter may have been cut. */
function decodeCut(line: Uint8Array): string | null {
  for (let cut = 0; cut <= 3; cut++) {
    const text = decodeStrictly(line.subarray(0, line.length - cut))
    if (text !== null) return text
  }
  return null
}

const lineFeed = 0x0a
