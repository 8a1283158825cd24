import type { ReportTable } from '../report/report-table.ts'

/** What a benchmark is run with. */
export interface Settings {
  readonly rows: number
  readonly repetitions: number
  readonly seed: number
  readonly progress: (text: string) => void
}

/** What a part measured: tables to read, and the numbers behind them. */
export interface Measured {
  readonly tables: readonly ReportTable[]
  readonly numbers: unknown
}

/** One part of the benchmark. */
export interface Part {
  readonly name: string
  readonly about: string
  readonly run: (settings: Settings) => Promise<Measured>
}
