/** What a reader reads, and whose work that is: shown to users, and kept with each import. */
export interface SourceManifest {
  /** The reader's name, as `--format` takes it. */
  readonly format: string
  readonly title: string
  readonly publisher: string
  /** The address at which the publisher describes the data; `null` for formats that are nobody's data. */
  readonly url: string | null
  /** The licence by its SPDX name where it has one, else in words; `null` where the user's own data is read. */
  readonly licence: string | null
  /** How the publisher asks to be cited; `null` where nobody does. */
  readonly citation: string | null
  /** The layouts that the reader knows, in words. */
  readonly layouts: readonly string[]
  /** How the ids of its incidents begin; `null` where they are kept as they are. */
  readonly idPrefix: string | null
}
