import { Unzip, UnzipInflate } from 'fflate'
import { UnreadableInput } from '../streaming/unreadable-input.ts'

const pieceLength = 16_384

/**
 * Unpacks a zip file without keeping anything, to see that it unpacks to no more than `most` bytes. The
 * sizes that the file itself states are not believed.
 *
 * @throws UnreadableInput when it grows beyond that, or is damaged.
 */
export function checkUnpackedSize(packed: Uint8Array, most: number): void {
  let total = 0
  let failure: Error | null = null
  const unzip = new Unzip((file) => {
    file.ondata = (error, bytes) => {
      if (error) failure ??= error
      total += bytes?.length ?? 0
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let start = 0; start < packed.length; start += pieceLength) {
      unzip.push(packed.subarray(start, start + pieceLength), start + pieceLength >= packed.length)
      if (total > most) break
    }
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
  }
  if (total > most) {
    const expected = `a spreadsheet of at most ${most} bytes unpacked`
    throw new UnreadableInput('unpacks-too-large', expected, 'a larger one')
  }
  if (failure !== null)
    throw new UnreadableInput('damaged-zip', 'a whole zip file', failure.message)
}
