/**
 * Text as XML holds it, in elements and in attributes. Characters that XML 1.0 knows no way to write are
 * left out. Source: XML 1.0, 2.2.
 *
 * @example
 * escapeXml('a < "b" & c') //=> 'a &lt; &quot;b&quot; &amp; c'
 */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
