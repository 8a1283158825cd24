/**
 * Texts that stand in most incidents, in the canonical JSON of their parts. **Rows are kept with them: their
 * order and their letters are never changed, and new ones come at the end.**
 */
const phrases: readonly string[] = [
  '{"actor":',
  ',"basis":"stated","date":null,"document":null,"group":"',
  '","harm":"killed","id":"',
  '","harm":"wounded","id":"',
  '","kind":"toll","locator":null,"ofWhich":[],"quantity":{"best":',
  ',"high":',
  ',"low":',
  ',"wording":null},"speaker":null}',
  ',"basis":"',
  '","date":null,"document":null,"id":"',
  '","kind":"attribution","locator":null,"speaker":null}',
  '{"about":',
  ',"act":"report","basis":"reported","date":null,"document":null,"id":"',
  '","kind":"statement","locator":null,"speaker":null,"summary":null}',
  '{"document":',
  ',"locator":',
  ',"speaker":',
  '{"summary":',
  // Those that stand in an incident once.
  '{"assessment":null,"claims":[',
  '],"damage":[],"dataset":',
  ',"links":[],"mergedInto":',
  ',"title":null,"what":{"devices":[],"methods":[],"outcome":"carried-out","subtype":',
  ',"suicide":null,"targets":[',
  '{"name":null,"outcome":"carried-out","type":"',
  '"}],"type":"',
  '"},"when":{"earliest":',
  ',"latest":',
  ',"precision":"',
  '","timeOfDay":null,"wording":null,"zone":null},"where":{"country":',
  ',"district":null,"locality":null,"place":null,"position":null,"precision":"',
  '","province":',
  '{"where":{',
  '"district":',
  '"position":{"latitude":',
  ',"longitude":',
  '],"title":',
]

/** Stands in front of a text with signs in it, and around what {@link repeated} stands for later. */
export const marked = '\u0001'
/** Stands for what was marked last. */
export const repeated = '\u0002'

// JSON has no control characters, so each of them can be a sign: some alone, others in front of a letter.
const firstSign = 3
const prefix = 31
const single = prefix - firstSign - 9
const firstLetter = 97

/**
 * The sign of a phrase.
 *
 * @throws TypeError for a text that is no phrase.
 */
export function signOf(phrase: string): string {
  const index = phrases.indexOf(phrase)
  if (index < 0) throw new TypeError(`no abbreviation of ${phrase}`)
  return index < single
    ? String.fromCharCode(firstSign + index)
    : String.fromCharCode(prefix, firstLetter + index - single)
}

/**
 * The text with its phrases in the place of their signs. JSON without any comes back as it is.
 *
 * @throws RangeError for a sign that stands for nothing: somebody has changed the text.
 * @example
 * expandSigns(`${signOf('{"about":')}null}`) //=> '{"about":null}'
 */
export function expandSigns(text: string): string {
  let expanded = ''
  let from = 0
  let markedFrom = -1
  let last = ''
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > prefix) continue
    if (at > from) expanded += text.slice(from, at)
    if (code === 1) {
      if (markedFrom >= 0) last = expanded.slice(markedFrom)
      markedFrom = markedFrom < 0 ? expanded.length : -1
    } else if (code === 2) expanded += last
    else if (code < prefix) expanded += phraseAt(code - firstSign)
    else {
      at += 1
      expanded += phraseAt(text.charCodeAt(at) - firstLetter + single)
    }
    from = at + 1
  }
  return from === 0 ? text : expanded + text.slice(from)
}

function phraseAt(index: number): string {
  const phrase = phrases[index]
  if (phrase === undefined) throw new RangeError(`no abbreviation ${index}`)
  return phrase
}
