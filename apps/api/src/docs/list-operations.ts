import type { OpenApiDocument } from '../resources/openapi.ts'

/** One operation of the API as a reader wants to see it. */
export interface Operation {
  readonly id: string
  readonly tag: string
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly description: string
  readonly parameters: readonly {
    readonly name: string
    readonly place: string
    readonly about: string
    readonly sample: string
  }[]
  readonly answers: readonly { readonly status: string; readonly about: string }[]
  /** An address to try, `null` where it takes more than an address. */
  readonly example: string | null
}

const methods = ['get', 'post', 'put', 'delete'] as const

/** The operations of a description, in its order. */
export function listOperations({ paths = {} }: OpenApiDocument): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    methods.flatMap((method) => {
      const operation = operations[method]
      if (operation === undefined) return []
      const parameters = (operation.parameters ?? []).flatMap((parameter) =>
        '$ref' in parameter
          ? []
          : [
              {
                name: parameter.name,
                place: parameter.in,
                about: parameter.description ?? '',
                sample: String(parameter.example ?? ''),
              },
            ],
      )
      return [
        {
          id: operation.operationId ?? path,
          tag: operation.tags?.[0] ?? '',
          method: method.toUpperCase(),
          path,
          summary: operation.summary ?? '',
          description: operation.description ?? '',
          parameters,
          answers: Object.entries(operation.responses ?? {}).map(([status, answer]) => ({
            status,
            about: 'description' in answer ? (answer.description ?? '') : '',
          })),
          example: method === 'get' ? addressToTry(path, parameters) : null,
        },
      ]
    }),
  )
}

function addressToTry(path: string, parameters: Operation['parameters']): string | null {
  const inPath = parameters.filter(({ place }) => place === 'path')
  if (inPath.some(({ sample }) => sample === '')) return null
  return inPath.reduce((address, { name, sample }) => address.replace(`{${name}}`, sample), path)
}
