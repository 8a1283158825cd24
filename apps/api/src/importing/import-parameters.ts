import { makeIssue, type Parsed } from '@recount/core/primitives'
import { manifests } from '@recount/sources'
import { readOwnParameters } from '../parameters/read-own-parameters.ts'

const formatNames = manifests.map(({ format }) => format)
/** What is told of a file beside its bytes, as parameters of the address. */
export const importParameters = [
  {
    name: 'format',
    summary: 'The format of the file; recognised where it is left out.',
    expected: formatNames.join(', '),
    example: 'ucdp-ged',
  },
  {
    name: 'dataset',
    summary: 'What the file is a release of: within it the same content is taken once.',
    expected: 'an id; the name of the format by default',
    example: 'ucdp-ged',
  },
  {
    name: 'fileName',
    summary: 'The file’s name, which names the document that its claims refer to.',
    expected: 'a name without a path',
    example: 'ged241.csv',
  },
  {
    name: 'reason',
    summary: 'Why. It stands in the public correction ledger.',
    expected: 'some words',
    example: 'A new release',
  },
] as const

/** What an address tells of a file; `null` where it does not. */
export interface ImportParameters {
  readonly format: string | null
  readonly dataset: string | null
  readonly fileName: string | null
  readonly reason: string
}

/** Reads what an address tells of a file. */
export function readImportParameters(search: string): Parsed<ImportParameters> {
  const names = importParameters.map(({ name }) => name)
  const { value, issues } = readOwnParameters(search, names)
  if (value === null) return { value: null, issues }
  const { format = null, dataset = null, fileName = null, reason = '' } = value
  return checkParameters(format, dataset, fileName, reason)
}

function checkParameters(
  format: string | null,
  dataset: string | null,
  fileName: string | null,
  reason: string,
): Parsed<ImportParameters> {
  const wrong = (name: string, expected: string, received: string | null) => ({
    value: null,
    issues: [makeIssue('malformed-parameter', name, expected, received)],
  })
  if (format !== null && !formatNames.includes(format)) {
    return wrong('format', formatNames.join(', '), format)
  }
  if (dataset !== null && !/^[A-Za-z0-9][\w.:-]{0,119}$/.test(dataset)) {
    return wrong('dataset', 'an id of letters, digits and - _ . :', dataset)
  }
  if (fileName !== null && (fileName.length > 255 || /[/\\]/.test(fileName))) {
    return wrong('fileName', 'a name without a path', fileName)
  }
  if (reason.trim() === '' || reason.length > 2000) return wrong('reason', 'some words', reason)
  return { value: { format, dataset, fileName, reason }, issues: [] }
}
