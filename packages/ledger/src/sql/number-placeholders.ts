/**
 * SQL with `$1`, `$2`, … in the place of its question marks. Those in quoted text stay.
 *
 * @example
 * numberPlaceholders("select '?' where a = ? and b = ?") //=> "select '?' where a = $1 and b = $2"
 */
export function numberPlaceholders(sql: string): string {
  let number = 0
  return sql.replace(/'(?:[^']|'')*'|\?/g, (found) => {
    if (found !== '?') return found
    number += 1
    return `$${number}`
  })
}
