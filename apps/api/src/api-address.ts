/**
 * Whether a path belongs to the API, so that nothing else may answer there.
 *
 * @example
 * isApiAddress('/v1/incidents') //=> true
 * @example
 * isApiAddress('/v1s') //=> false
 */
export function isApiAddress(path: string): boolean {
  return /^\/(v1|openapi\.json|docs|livez|readyz|ogc)(\/|$)/.test(path)
}
