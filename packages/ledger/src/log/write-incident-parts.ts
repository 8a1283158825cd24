import { canonicalJson } from '@recount/core/primitives'
import type { Attribution, Claim, Incident, Quantity, Statement, Toll } from '@recount/core/records'
import { countFields } from './count-fields.ts'
import { full, sign } from './incident-phrases.ts'
import { isFrozen } from './is-frozen.ts'
import type { PartWriter } from './part-writer.ts'
import {
  addJson,
  addLetter,
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
    if (index > 0) addLetter(text, comma)
    addClaim(text, claim)
  }
  addPhrase(text, datasets(incident.dataset))
  addQuoted(text, incident.embargoedUntil)
  addPhrase(text, full.id)
  addQuoted(text, incident.id)
  if (sensitivity.length === 0) addPhrase(text, statuses(incident.status, incident.mergedInto))
  else {
    addPhrase(text, sign.mergedInto)
    addQuoted(text, incident.mergedInto)
    addPhrase(text, full.sensitivity)
    addJson(text, canonicalJson(sensitivity))
    addPhrase(text, full.status)
    addWithoutQuotes(text, incident.status)
    addPhrase(text, full.quote)
  }
  addWhat(text, what)
  addQuoted(text, when.earliest)
  addPhrase(text, sign.latest)
  addQuoted(text, when.latest)
  addPhrase(text, countries(when.precision, where.country))
  addPhrase(text, provinces(where.precision, where.province))
}

const datasets = rememberPhrase((text, dataset: string | null) => {
  addPhrase(text, sign.dataset)
  addQuoted(text, dataset)
  addPhrase(text, full.embargoedUntil)
})

const statuses = rememberPair((text, status: string, mergedInto: string | null) => {
  addPhrase(text, sign.mergedInto)
  addQuoted(text, mergedInto)
  addPhrase(text, full.noSensitivity)
  addWithoutQuotes(text, status)
  addPhrase(text, full.quote)
})

/** What happened, and the beginning of when. */
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
  addPhrase(text, sign.when)
})

const countries = rememberPair((text, precisionOfWhen: string, country: string | null) => {
  addPhrase(text, sign.precision)
  addWithoutQuotes(text, precisionOfWhen)
  addPhrase(text, sign.where)
  addQuoted(text, country)
})

const provinces = rememberPair((text, precisionOfWhere: string, province: string | null) => {
  addPhrase(text, sign.unheld)
  addWithoutQuotes(text, precisionOfWhere)
  addPhrase(text, sign.province)
  addQuoted(text, province)
  addPhrase(text, full.endOfRecord)
})

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
  addPhrase(text, actors(actor))
  addPhrase(text, attributionEnds(id, basis))
}

const actors = rememberPhrase((text, actor: string | null) => {
  addPhrase(text, sign.actor)
  addQuoted(text, actor)
})

const attributionEnds = rememberPair((text, id: string, basis: string) => {
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

const statements = rememberPair((text, id: string, about: string | null) => {
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
  addPhrase(text, actors(actor))
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

const killedMiddles = rememberPair((text, id: string, group: string) => {
  addTollMiddle(text, id, group, sign.killed)
})
const woundedMiddles = rememberPair((text, id: string, group: string) => {
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
  if (district === null) addPhrase(text, sign.inWhere)
  else addPhrase(text, districts(district))
  if (locality !== null) {
    if (district !== null) addLetter(text, comma)
    addLocality(text, locality)
  }
  if (place !== null) {
    if (district !== null || locality !== null) addLetter(text, comma)
    addPhrase(text, full.place)
    addQuoted(text, place)
  }
  if (position === null) {
    addPhrase(text, full.endOfRecord)
    return
  }
  if (district !== null || locality !== null || place !== null) addLetter(text, comma)
  if (countFields(position) === 2) {
    addPhrase(text, sign.position)
    addNumber(text, position.latitude)
    addPhrase(text, sign.longitude)
    addNumber(text, position.longitude)
    addPhrase(text, full.endOfPosition)
  } else {
    addPhrase(text, full.otherPosition)
    addJson(text, canonicalJson(position))
    addPhrase(text, full.endOfRecord)
  }
}

const districts = rememberPhrase((text, district: string) => {
  addPhrase(text, sign.inWhere)
  addPhrase(text, sign.district)
  addQuoted(text, district)
})

const addLocality = rememberFrozen((text, words: Incident['title']) => {
  addPhrase(text, full.locality)
  addWords(text, words)
})

function addProse(text: SignedText, { claims, title }: Incident): void {
  if (claims.some(isStatement)) {
    addPhrase(text, full.claims)
    // Claims that hold no prose, since the last that does.
    let others = 0
    for (let index = 0; index < claims.length; index++) {
      const claim = claims[index]
      if (claim?.kind !== 'statement') {
        others++
        continue
      }
      if (others > 0) addPhrase(text, nothings(others))
      addSummary(text, claim.summary)
      if (index < claims.length - 1) addLetter(text, comma)
      others = 0
    }
    if (others > 0) addPhrase(text, fullPhrase(Array(others).fill('null').join()))
    addPhrase(text, sign.title)
  } else addPhrase(text, full.title)
  addWords(text, title)
  addPhrase(text, full.endOfObject)
}

function isStatement({ kind }: Claim): boolean {
  return kind === 'statement'
}

const addSummary = rememberFrozen((text, summary: Statement['summary']) => {
  addPhrase(text, sign.summary)
  addWords(text, summary)
  addPhrase(text, full.endOfObject)
})

/** So many claims without prose in front of one with it. */
function nothings(count: number): Phrase {
  return someNothings[count] ?? fullPhrase('null,'.repeat(count))
}

const someNothings = Array.from({ length: 20 }, (_, count) => fullPhrase('null,'.repeat(count)))

/** Words in their languages: mostly one. */
function addWords(text: SignedText, words: Incident['title']): void {
  const { en } = words
  if (en === undefined || countFields(words) !== 1) {
    addJson(text, canonicalJson(words))
    return
  }
  addPhrase(text, full.english)
  addQuoted(text, en)
  addLetter(text, closingBrace)
}

/** Who says each claim, and where: mostly one speaker in one place, which is then kept once. */
function addSpeakers(text: SignedText, claims: readonly Claim[]): void {
  addPhrase(text, full.claims)
  for (let index = 0; index < claims.length; ) {
    const claim = claims[index]
    if (claim === undefined) break
    const { document, locator } = claim
    if (index > 0) addLetter(text, comma)
    beginMark(text)
    addPhrase(text, sign.document)
    addQuoted(text, document)
    addPhrase(text, sign.locator)
    addLocator(text, locator)
    addPhrase(text, sign.speaker)
    endMark(text)
    addPhrase(text, speakerEnds(claim.speaker))
    index++
    while (index < claims.length) {
      const told = claims[index]
      if (told?.locator !== locator || told.document !== document) break
      const same = countSame(claims, index, told)
      addRepeated(text, speakerEnds(told.speaker), same)
      index += same
    }
  }
  addPhrase(text, full.endOfClaims)
}

/** How many claims from one on tell the same of who says them, and where. */
function countSame(claims: readonly Claim[], from: number, first: Claim): number {
  const { document, locator, speaker } = first
  let index = from + 1
  for (; index < claims.length; index++) {
    const claim = claims[index]
    if (claim?.locator !== locator || claim.document !== document) break
    if (claim.speaker !== speaker) break
  }
  return index - from
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
  addPhrase(text, columns(column))
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
  // A function of its own: one with a function in it makes room for what that one uses each time it is called.
  const learn = (value: Value): Phrase => {
    const phrase = phraseOfAll((text) => add(text, value))
    remembered.set(value, phrase)
    return phrase
  }
  return (text, value) => {
    const found = remembered.get(value)
    if (found !== undefined) addPhrase(text, found)
    else if (isFrozen(value)) addPhrase(text, learn(value))
    else add(text, value)
  }
}

const comma = 44
const closingBrace = 125
const mostRemembered = 2500

/**
 * Remembers phrases by what stands in them: claims of the same kind are alike in most incidents of a file, and
 * adding one phrase is faster than adding its pieces. Only so many: in some files every claim has an id of its
 * own.
 */
function rememberPhrase<Value extends string | null>(
  add: (text: SignedText, value: Value) => void,
): (value: Value) => Phrase {
  const remembered = new Map<Value, Phrase>()
  const learn = (value: Value): Phrase => {
    const phrase = phraseOfAll((text) => add(text, value))
    if (remembered.size < mostRemembered) remembered.set(value, phrase)
    return phrase
  }
  return (value) => remembered.get(value) ?? learn(value)
}

/** Remembers phrases by two things that stand in them. */
function rememberPair<First extends string | null, Second extends string | null>(
  add: (text: SignedText, first: First, second: Second) => void,
): (first: First, second: Second) => Phrase {
  const remembered = new Map<First, Map<Second, Phrase>>()
  let count = 0
  const learn = (first: First, second: Second): Phrase => {
    const phrase = phraseOfAll((text) => add(text, first, second))
    if (count < mostRemembered) {
      count++
      const others = remembered.get(first) ?? new Map<Second, Phrase>()
      remembered.set(first, others.set(second, phrase))
    }
    return phrase
  }
  return (first, second) => remembered.get(first)?.get(second) ?? learn(first, second)
}
