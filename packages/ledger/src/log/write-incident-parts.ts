import { canonicalJson } from '@recount/core/primitives'
import type { Attribution, Claim, Incident, Quantity, Statement, Toll } from '@recount/core/records'
import { countFields } from './count-fields.ts'
import { full, sign } from './incident-phrases.ts'
import type { PartWriter } from './part-writer.ts'
import {
  addJson,
  addNumber,
  addPhrase,
  addQuoted,
  addRepeated,
  addWithoutQuotes,
  beginMark,
  endMark,
  fullPhrase,
  type Phrase,
  phraseOfAll,
  type SignedText,
} from './signed-text.ts'

/**
 * Writes the parts of a usual incident, and the reason for it, as `writeRecordParts` writes them, with signs in
 * the place of what stands in most of them (see `expandSigns`), in a fraction of the time.
 *
 * @throws TypeError for what canonical JSON cannot hold.
 */
export function writeIncidentParts(parts: PartWriter, incident: Incident, reason: Phrase): void {
  if (hasPlace(incident.where)) {
    addPlace(parts.begin('place'), incident.where)
    parts.end()
  }
  addProse(parts.begin('prose'), incident)
  parts.end()
  addPhrase(parts.begin('reason'), reason)
  parts.end()
  addRecord(parts.begin('record'), incident)
  parts.end()
  addSpeakers(parts.begin('speakers'), incident.claims)
  parts.end()
}

function addRecord(text: SignedText, incident: Incident): void {
  const { claims, what, when, where, sensitivity } = incident
  addPhrase(text, sign.start)
  for (let index = 0; index < claims.length; index++) {
    const claim = claims[index]
    if (claim === undefined) continue
    if (index > 0) addPhrase(text, full.comma)
    addClaim(text, claim)
  }
  addPhrase(text, sign.dataset)
  addQuoted(text, incident.dataset)
  addPhrase(text, full.embargoedUntil)
  addQuoted(text, incident.embargoedUntil)
  addPhrase(text, full.id)
  addQuoted(text, incident.id)
  addPhrase(text, sign.mergedInto)
  addQuoted(text, incident.mergedInto)
  if (sensitivity.length === 0) addPhrase(text, full.noSensitivity)
  else {
    addPhrase(text, full.sensitivity)
    addJson(text, canonicalJson(sensitivity))
    addPhrase(text, full.status)
  }
  addWithoutQuotes(text, incident.status)
  addPhrase(text, full.quote)
  addWhat(text, what)
  addWhen(text, when)
  addPhrase(text, sign.where)
  addQuoted(text, where.country)
  addPhrase(text, sign.unheld)
  addWithoutQuotes(text, where.precision)
  addPhrase(text, sign.province)
  addQuoted(text, where.province)
  addPhrase(text, full.endOfRecord)
}

const addWhat = rememberFrozen((text, { subtype, targets, type }: Incident['what']) => {
  addPhrase(text, sign.what)
  addQuoted(text, subtype)
  addPhrase(text, sign.targets)
  targets.forEach((target, index) => {
    if (index > 0) addPhrase(text, full.nextTarget)
    addPhrase(text, sign.target)
    addWithoutQuotes(text, target.type)
  })
  addPhrase(text, sign.type)
  addWithoutQuotes(text, type)
})

function addWhen(text: SignedText, { earliest, latest, precision }: Incident['when']): void {
  addPhrase(text, sign.when)
  addQuoted(text, earliest)
  addPhrase(text, sign.latest)
  addQuoted(text, latest)
  addPhrase(text, sign.precision)
  addWithoutQuotes(text, precision)
}

function addClaim(text: SignedText, claim: Claim): void {
  if (claim.kind === 'toll') addToll(text, claim)
  else if (claim.kind === 'attribution') addAttribution(text, claim)
  else addStatement(text, claim)
}

function addAttribution(text: SignedText, claim: Attribution): void {
  const { actor, basis, date, id } = claim
  if (date !== null) {
    addWithoutSpeaker(text, claim)
    return
  }
  addPhrase(text, sign.actor)
  addQuoted(text, actor)
  addPhrase(text, attributionEnds(id, basis))
}

const attributionEnds = rememberPhrase((text, id: string, basis: string) => {
  addPhrase(text, sign.basis)
  addWithoutQuotes(text, basis)
  addPhrase(text, sign.undatedId)
  addWithoutQuotes(text, id)
  addPhrase(text, sign.attributionEnd)
})

function addStatement(text: SignedText, claim: Statement): void {
  const { about, act, basis, date, id } = claim
  if (act !== 'report' || basis !== 'reported' || date !== null) {
    addWithoutSpeaker(text, { ...claim, summary: null })
  } else addPhrase(text, statements(id, about))
}

const statements = rememberPhrase((text, id: string, about: string | null) => {
  addPhrase(text, sign.about)
  addQuoted(text, about)
  addPhrase(text, sign.reportId)
  addWithoutQuotes(text, id)
  addPhrase(text, sign.statementEnd)
})

function addToll(text: SignedText, claim: Toll): void {
  const { actor, basis, date, group, harm, id, ofWhich, quantity } = claim
  const isUsual =
    basis === 'stated' && date === null && ofWhich.length === 0 && quantity?.wording === null
  if (!isUsual || (harm !== 'killed' && harm !== 'wounded')) {
    addWithoutSpeaker(text, claim)
    return
  }
  addPhrase(text, sign.actor)
  addQuoted(text, actor)
  addPhrase(text, harm === 'killed' ? killedMiddles(id, group) : woundedMiddles(id, group))
  addQuantity(text, quantity)
}

const addQuantity = rememberFrozen((text, { best, high, low }: Quantity) => {
  addNumber(text, best)
  addPhrase(text, sign.high)
  addNumber(text, high)
  addPhrase(text, sign.low)
  addNumber(text, low)
  addPhrase(text, sign.tollEnd)
})

const killedMiddles = rememberPhrase((text, id: string, group: string) => {
  addTollMiddle(text, id, group, sign.killed)
})
const woundedMiddles = rememberPhrase((text, id: string, group: string) => {
  addTollMiddle(text, id, group, sign.wounded)
})

function addTollMiddle(text: SignedText, id: string, group: string, harm: Phrase): void {
  addPhrase(text, sign.statedGroup)
  addWithoutQuotes(text, group)
  addPhrase(text, harm)
  addWithoutQuotes(text, id)
  addPhrase(text, sign.best)
}

function addWithoutSpeaker(text: SignedText, claim: object): void {
  addJson(text, canonicalJson({ ...claim, speaker: null, document: null, locator: null }))
}

function hasPlace({ district, locality, place, position }: Incident['where']): boolean {
  return district !== null || locality !== null || place !== null || position !== null
}

function addPlace(
  text: SignedText,
  { district, locality, place, position }: Incident['where'],
): void {
  addPhrase(text, sign.inWhere)
  let isFirst = true
  const addComma = () => {
    if (!isFirst) addPhrase(text, full.comma)
    isFirst = false
  }
  if (district !== null) {
    addComma()
    addPhrase(text, sign.district)
    addQuoted(text, district)
  }
  if (locality !== null) {
    addComma()
    addPhrase(text, full.locality)
    addWords(text, locality)
  }
  if (place !== null) {
    addComma()
    addPhrase(text, full.place)
    addQuoted(text, place)
  }
  if (position !== null) {
    addComma()
    if (countFields(position) === 2) {
      addPhrase(text, sign.position)
      addNumber(text, position.latitude)
      addPhrase(text, sign.longitude)
      addNumber(text, position.longitude)
      addPhrase(text, full.endOfObject)
    } else {
      addPhrase(text, full.otherPosition)
      addJson(text, canonicalJson(position))
    }
  }
  addPhrase(text, full.endOfRecord)
}

function addProse(text: SignedText, { claims, title }: Incident): void {
  if (claims.some(({ kind }) => kind === 'statement')) {
    addPhrase(text, full.claims)
    for (let index = 0; index < claims.length; index++) {
      if (index > 0) addPhrase(text, full.comma)
      const claim = claims[index]
      if (claim?.kind === 'statement') {
        addPhrase(text, sign.summary)
        addWords(text, claim.summary)
        addPhrase(text, full.endOfObject)
      } else addPhrase(text, full.noSummary)
    }
    addPhrase(text, sign.title)
  } else addPhrase(text, full.title)
  addWords(text, title)
  addPhrase(text, full.endOfObject)
}

/** Words in their languages: mostly one. */
function addWords(text: SignedText, words: Incident['title']): void {
  const { en } = words
  if (en === undefined || countFields(words) !== 1) {
    addJson(text, canonicalJson(words))
    return
  }
  addPhrase(text, full.english)
  addQuoted(text, en)
  addPhrase(text, full.endOfObject)
}

/** Who says each claim, and where: mostly one speaker in one place, which is then kept once. */
function addSpeakers(text: SignedText, claims: readonly Claim[]): void {
  addPhrase(text, full.claims)
  let before: Claim | null = null
  for (const claim of claims) {
    if (before !== null) addPhrase(text, full.comma)
    if (before?.locator === claim.locator && before.document === claim.document) addRepeated(text)
    else {
      beginMark(text)
      addPhrase(text, sign.document)
      addQuoted(text, claim.document)
      addPhrase(text, sign.locator)
      addLocator(text, claim.locator)
      addPhrase(text, sign.speaker)
      endMark(text)
    }
    addPhrase(text, speakerEnds(claim.speaker, null))
    before = claim
  }
  addPhrase(text, full.endOfClaims)
}

const speakerEnds = rememberPhrase((text, speaker: string) => {
  addQuoted(text, speaker)
  addPhrase(text, full.endOfObject)
})

/** A place in a document: mostly a row of a table. */
function addLocator(text: SignedText, locator: Claim['locator']): void {
  const { column, type, value } = locator?.selector ?? {}
  if (
    locator?.paragraph !== null ||
    type !== 'RowSelector' ||
    typeof column !== 'string' ||
    typeof value !== 'string' ||
    countFields(locator) !== 2 ||
    countFields(locator.selector ?? {}) !== 3
  ) {
    addJson(text, canonicalJson(locator))
    return
  }
  addPhrase(text, columns(column, null))
  addQuoted(text, value)
  addPhrase(text, full.endOfRecord)
}

const columns = rememberPhrase((text, column: string) => {
  addPhrase(text, fullPhrase('{"paragraph":null,"selector":{"column":'))
  addQuoted(text, column)
  addPhrase(text, fullPhrase(',"type":"RowSelector","value":'))
})

/**
 * Remembers what is written for objects that never change: readers share what is equal in many rows. What lies
 * in them is frozen as they are, or it is no list and no object.
 */
function rememberFrozen<Value extends object>(
  add: (text: SignedText, value: Value) => void,
): (text: SignedText, value: Value) => void {
  const remembered = new WeakMap<Value, Phrase>()
  return (text, value) => {
    const found = remembered.get(value)
    if (found !== undefined) addPhrase(text, found)
    else if (isFrozen(value)) {
      const phrase = phraseOfAll((inner) => add(inner, value))
      remembered.set(value, phrase)
      addPhrase(text, phrase)
    } else add(text, value)
  }
}

function isFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.isFrozen(value) && Object.values(value).every(isFrozen)
}

const mostRemembered = 500

/**
 * Remembers phrases by what stands in them: claims of the same kind are alike in most incidents of a file, and
 * adding one phrase is faster than adding its pieces. Only so many: in some files every claim has an id of its
 * own.
 */
function rememberPhrase<First extends string, Second extends string | null>(
  add: (text: SignedText, first: First, second: Second) => void,
): (first: First, second: Second) => Phrase {
  const remembered = new Map<First, Map<Second, Phrase>>()
  let count = 0
  return (first, second) => {
    const others = remembered.get(first)
    const found = others?.get(second)
    if (found !== undefined) return found
    const phrase = phraseOfAll((text) => add(text, first, second))
    if (count < mostRemembered) {
      count++
      if (others === undefined) remembered.set(first, new Map([[second, phrase]]))
      else others.set(second, phrase)
    }
    return phrase
  }
}
