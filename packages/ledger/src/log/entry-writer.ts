import type { RecordKind, RecordOfKind } from '@recount/core/records'
import { marked } from './abbreviations.ts'
import { type SaltSource, saltLetters } from './commitment.ts'
import { addBytes, type GrowingBytes, reserve } from './growing-bytes.ts'
import { isUsualIncident } from './is-usual-incident.ts'
import type { LedgerContext } from './ledger-context.ts'
import { type PartName, type PartWriter, partNames } from './part-writer.ts'
import {
  addJson,
  addPhrase,
  fullPhrase,
  type Phrase,
  phraseOfBoth,
  type SignedText,
  signedText,
} from './signed-text.ts'
import { writeIncidentParts } from './write-incident-parts.ts'
import { type WrittenParts, writeRecordParts } from './write-record-parts.ts'

/** Where entries are written: what the ledger keeps of their values, and what they commit to. */
export interface EntryWriter {
  /**
   * Adds a record and the reason for it, both without signs; answers whether it may hold what is
   * never stored: see `mayHoldForbidden`.
   */
  addRecord(kind: RecordKind, record: RecordOfKind[RecordKind], reason: string): boolean
  /** Adds values that are written already, as canonical JSON. */
  addParts(written: Readonly<Partial<Record<PartName, string>>>): void
}

/** Where an entry's texts go: each is added behind those that are there. */
export interface EntryTexts {
  /** The parts as the ledger keeps them: an object of pairs of salt and value, with signs where it can be. */
  readonly contents: GrowingBytes
  /**
   * Told of each part in canonical order, with the text whose SHA-256 is the commitment to it. The bytes are written
   * over afterwards.
   */
  readonly commit: (part: PartName, text: Uint8Array) => void
}

/** Opens a writer. */
export function openEntryWriter(
  { salts }: Pick<LedgerContext, 'salts'>,
  { contents, commit }: EntryTexts,
): EntryWriter {
  const text = signedText(contents)
  let reasonBefore = ''
  let reasonPhrase = fullPhrase('')
  let phrases = phrasesOf.record
  let isFirst = true
  let isSuspect = false
  let room = text.plain.bytes
  let views: Uint8Array[] = []

  /** What was written of a part: its length comes again and again, and a view on so many bytes with it. */
  function written(): Uint8Array {
    const { bytes, length } = text.plain
    if (bytes !== room) {
      room = bytes
      views = []
    }
    if (length > longestViewed) return bytes.subarray(0, length)
    const view = views[length] ?? bytes.subarray(0, length)
    views[length] = view
    return view
  }

  const parts: PartWriter = {
    begin(part) {
      phrases = phrasesOf[part]
      text.plain.length = 0
      addPhrase(text, isFirst ? phrases.first : phrases.later)
      addSalt(text, salts)
      addPhrase(text, afterSalt)
      text.isSuspect = false
      return text
    },
    end() {
      isSuspect ||= text.isSuspect && phrases !== phrasesOf.reason
      addPhrase(text, afterValue)
      commit(phrases.part, written())
      isFirst = false
    },
  }

  function begin(): void {
    isFirst = true
    isSuspect = false
  }

  function end(): void {
    addBytes(contents, endOfObject)
  }

  function addParts(written: Readonly<Partial<Record<PartName, string>>>): void {
    begin()
    for (const part of partNames) {
      const json = written[part]
      if (json === undefined) continue
      addJson(parts.begin(part), json)
      parts.end()
    }
    end()
  }

  return {
    addRecord(kind, record, reason) {
      if ('claims' in record && isUsualIncident(record)) {
        if (reason !== reasonBefore) reasonPhrase = fullPhrase(reason)
        reasonBefore = reason
        begin()
        addBytes(contents, mark)
        writeIncidentParts(parts, record, reasonPhrase)
        end()
      } else addParts({ ...partsOf(kind, record), reason })
      return isSuspect
    },
    addParts,
  }
}

/** The parts of a record without its version, which the row of the log says. */
function partsOf(kind: RecordKind, record: RecordOfKind[RecordKind]): WrittenParts {
  const { version: _, ...content } = record
  return writeRecordParts(kind, content)
}

function addSalt({ kept, plain }: SignedText, salts: SaltSource): void {
  reserve(kept, saltLetters)
  reserve(plain, saltLetters)
  salts.addTo(kept.bytes, kept.length)
  for (let index = 0; index < saltLetters; index++) {
    plain.bytes[plain.length + index] = kept.bytes[kept.length + index] ?? 0
  }
  kept.length += saltLetters
  plain.length += saltLetters
}

interface PartPhrases {
  readonly part: PartName
  readonly first: Phrase
  readonly later: Phrase
}

const encoder = new TextEncoder()
const mark = encoder.encode(marked)
const afterSalt = phraseOfBoth('",', '","value":')
const afterValue = phraseOfBoth(']', '}')
const longestViewed = 8192
const endOfObject = encoder.encode('}')
const phrasesOf = Object.fromEntries(
  partNames.map((part) => [part, partPhrases(part)]),
) as Readonly<Record<PartName, PartPhrases>>

/** What stands around a part: in the row's content, and in the text whose digest is the commitment. */
function partPhrases(part: PartName): PartPhrases {
  // The text of a commitment: see textOfCommitment.
  const committed = `{"format":2,"part":"${part}","salt":"`
  return {
    part,
    first: phraseOfBoth(`{"${part}":["`, committed),
    later: phraseOfBoth(`,"${part}":["`, committed),
  }
}
