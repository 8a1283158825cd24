const marks = /\p{M}/gu
const notPlain = /[^a-z0-9]+/g

/**
 * A text as a part of an id: letters a to z, digits and hyphens, at most `length` of them.
 *
 * Accents are taken off. Where letters of other scripts had to be left out, or the text was cut, a
 * short digest of the whole text follows, so that two texts do not share an id by accident. Texts that
 * differ only in case, accents or punctuation do share one.
 *
 * @example
 * slugOf('Chin Kachin: Río Verde') //=> 'chin-kachin-rio-verde'
 */
export function slugOf(text: string, length = 60): string {
  const plain = text.normalize('NFKD').replace(marks, '').toLowerCase()
  const slug = plain.replace(notPlain, '-').replace(/^-|-$/g, '')
  const lost = /[^\p{ASCII}\p{P}\p{S}\p{Z}]/u.test(plain)
  if (!lost && slug.length > 0 && slug.length <= length) return slug
  const kept = slug.slice(0, length - 9).replace(/-$/, '')
  return kept === '' ? shortDigest(text) : `${kept}-${shortDigest(text)}`
}

/** FNV-1a of the text's UTF-16 code units, 32 bits, as 8 hexadecimal digits. */
function shortDigest(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return hash.toString(16).padStart(8, '0')
}
