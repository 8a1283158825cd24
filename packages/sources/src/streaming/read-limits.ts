/**
 * What a reader puts up with before it stops: a bound on memory, whatever is in the file.
 *
 * A file that goes beyond one of them is refused as a whole, with the limit in the issue.
 */
export interface ReadLimits {
  /** Characters of one row, its line breaks included; a quoted cell can be no longer than this. */
  readonly rowLength: number
  /** Cells of one row. */
  readonly columns: number
  /** How many times larger than the file what is packed in it may be. */
  readonly unpackedRatio: number
  /** Bytes of a file that can only be read whole: a JSON document, a spreadsheet, unpacked. */
  readonly wholeFile: number
  /** Issues that the report keeps; all of them are counted. */
  readonly issuesKept: number
  /** Ids that are remembered, to notice one that is used twice. */
  readonly idsRemembered: number
}

/** Wide enough for every file of the field that was measured (the longest row had 5,000 characters). */
export const defaultLimits: ReadLimits = {
  rowLength: 1_048_576,
  columns: 2_048,
  unpackedRatio: 200,
  wholeFile: 67_108_864,
  issuesKept: 1_000,
  idsRemembered: 1_000_000,
}
