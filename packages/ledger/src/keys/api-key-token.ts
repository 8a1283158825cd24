/** The two halves of an API key as its holder has it: what names it, and what proves it. */
export interface ApiKeyToken {
  readonly id: string
  readonly secret: string
}

/**
 * Writes a token: `rc_<id>_<secret>_<checksum>`. The prefix and the checksum let scanners for leaked
 * secrets find it; the secret has 256 bits.
 */
export function formatToken({ id, secret }: ApiKeyToken): string {
  const body = `rc_${id}_${secret}`
  return `${body}_${checksumOf(body)}`
}

/** Reads a token; `null` for anything that is none, a mistyped one included. */
export function parseToken(text: string): ApiKeyToken | null {
  const [, body = '', id = '', secret = '', checksum] =
    /^(rc_([a-z0-9]{10})_([A-Za-z0-9_-]{43}))_([0-9A-Za-z]{6})$/.exec(text) ?? []
  return id !== '' && checksumOf(body) === checksum ? { id, secret } : null
}

/**
 * Makes a token of 42 bytes that nobody can foresee: ten for the id, the rest for the secret.
 */
export function makeToken(random: Uint8Array): ApiKeyToken {
  if (random.length !== 42) throw new RangeError(`a token takes 42 bytes, not ${random.length}`)
  const id = [...random.slice(0, 10)].map((byte) => idDigits[byte % 32] ?? '').join('')
  return { id, secret: base64url(random.slice(10)) }
}

// 32 of them, so that every byte is as good as any other; none that looks like another one.
const idDigits = 'abcdefghjkmnpqrstuvwxyz023456789'

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** CRC-32 (ISO 3309) of ASCII text, as six digits to the base 62. */
function checksumOf(text: string): string {
  let crc = 0xffffffff
  for (let index = 0; index < text.length; index++) {
    crc ^= text.charCodeAt(index)
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  let rest = (crc ^ 0xffffffff) >>> 0
  let written = ''
  for (let place = 0; place < 6; place++) {
    written = `${digits[rest % 62]}${written}`
    rest = Math.floor(rest / 62)
  }
  return written
}
