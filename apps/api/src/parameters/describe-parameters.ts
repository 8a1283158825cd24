import { parameterNames, type Query, queryParameters } from '@recount/core/query'

interface DescribedParameter {
  readonly name: string
  readonly summary: string
  readonly expected: string
  readonly example: string
}

/** Parameters of a query for an OpenAPI operation, from the table that parses them. */
export function describeParameters(names: readonly (keyof Query)[] = parameterNames) {
  return names.map((name) => describeParameter(queryParameters[name]))
}

/** One parameter behind the `?`. */
export function describeParameter({ name, summary, expected, example }: DescribedParameter) {
  return {
    name,
    in: 'query',
    description: `${summary} Expected: ${expected}.`,
    // Lists are one text separated by commas, which also is the canonical form.
    schema: { type: 'string' },
    example,
  } as const
}

/** A name in the path; without an example where each ledger has others. */
export function describePathParameter(name: string, description: string, example?: string) {
  return {
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string' },
    ...(example === undefined ? {} : { example }),
  } as const
}
