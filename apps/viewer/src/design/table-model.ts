/** One cell of a table: its text, and where it leads or what it adds, if anything. */
export interface TableCell {
  readonly text: string
  readonly href?: string
  readonly note?: string
}

/** A column of a table; numbers are set flush at their end. */
export interface TableColumn {
  readonly key: string
  readonly label: string
  readonly numeric: boolean
}

/** A row of a table; its first cell is its heading. `quiet` rows stand apart from the others. */
export interface TableRow {
  readonly key: string
  readonly cells: readonly TableCell[]
  readonly quiet?: boolean
}

/** A table as plain data: what every chart's twin is made of. */
export interface TableModel {
  readonly caption: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
}
