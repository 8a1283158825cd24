const beginsFormula = /^'*[=+\-@\t\r\n＝＋－＠]/
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/

/**
 * A text that no spreadsheet takes for a formula: one that begins like one, or like one that is already
 * guarded, gets an apostrophe in front. {@link unguardFormula} takes off exactly that.
 *
 * Source: OWASP, "CSV Injection".
 *
 * @example
 * guardFormula('=1+1') //=> "'=1+1"
 * @example
 * guardFormula('5 killed') //=> '5 killed'
 */
export function guardFormula(text: string): string {
  return beginsFormula.test(text) ? `'${text}` : text
}

/**
 * The text as it was before {@link guardFormula}.
 *
 * @example
 * unguardFormula("'=1+1") //=> '=1+1'
 * @example
 * unguardFormula("'tis") //=> "'tis"
 */
export function unguardFormula(text: string): string {
  return guarded.test(text) ? text.slice(1) : text
}
