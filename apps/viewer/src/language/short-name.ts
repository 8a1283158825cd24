/**
 * The short form that a name gives of itself in brackets at its end, for running text; else the name.
 *
 * @example
 * shortName('Islamic State Khorasan Province (ISKP)') //=> 'ISKP'
 * @example
 * shortName('Taliban') //=> 'Taliban'
 */
export function shortName(name: string): string {
  return /\(([^()]+)\)$/.exec(name.trim())?.[1] ?? name
}
