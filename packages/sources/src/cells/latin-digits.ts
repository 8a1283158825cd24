const digitsOfOtherScripts = /[٠-٩۰-۹]/g

/**
 * A text with Latin digits in the place of Arabic and Persian ones.
 *
 * @example
 * latinDigits('۱۲') //=> '12'
 */
export function latinDigits(text: string): string {
  return text.replace(digitsOfOtherScripts, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
}
