/** How far something has come. `total` is `null` where nobody knows how much there is. */
export interface Progress {
  readonly label: string
  readonly done: number
  readonly total: number | null
  readonly rows: number
}

/** Tells on a terminal's standard error how far something is. */
export interface ProgressTeller {
  readonly tell: (progress: Progress) => void
  /** Takes the bar away, so that what is printed next begins a line. */
  readonly end: () => void
}

/** Where it is told: standard error has these. */
export interface ProgressOutput {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly write: (text: string) => unknown
}

const barEveryMilliseconds = 100
const lineEveryMilliseconds = 10_000

/**
 * Starts telling: a bar that is drawn over and over on a terminal, a line now and then elsewhere. `now`
 * gives milliseconds.
 */
export function startProgress(output: ProgressOutput, now: () => number): ProgressTeller {
  const isTerminal = output.isTTY === true
  const pause = isTerminal ? barEveryMilliseconds : lineEveryMilliseconds
  const begun = now()
  let told = begun
  let isDrawn = false
  return {
    tell(progress) {
      const time = now()
      if (time - told < pause) return
      told = time
      const line = describeProgress(progress, (time - begun) / 1000)
      output.write(
        isTerminal ? `\r\u001b[2K${line.slice(0, (output.columns ?? 80) - 1)}` : `${line}\n`,
      )
      isDrawn = isTerminal
    },
    end() {
      if (isDrawn) output.write('\r\u001b[2K')
      isDrawn = false
    },
  }
}

/**
 * One line: a bar and the share that is done, the rows, how many a second, and the time that is left at
 * that speed; without a total no bar, share and time.
 *
 * @example
 * describeProgress({ label: 'a.csv', done: 50, total: 100, rows: 4000 }, 2)
 * //=> 'a.csv  [##########----------]  50 %  4,000 rows  2,000 rows/s  0:02 left'
 */
export function describeProgress({ label, done, total, rows }: Progress, seconds: number): string {
  const speed = seconds > 0 ? Math.round(rows / seconds) : 0
  const counted = `${count(rows)} rows  ${count(speed)} rows/s`
  if (total === null || total <= 0) return `${label}  ${counted}`
  const share = Math.min(1, done / total)
  const filled = Math.round(share * barLength)
  const bar = `[${'#'.repeat(filled)}${'-'.repeat(barLength - filled)}]`
  const left = share > 0 ? `  ${clock((seconds / share) * (1 - share))} left` : ''
  return `${label}  ${bar}  ${Math.floor(share * 100)} %  ${counted}${left}`
}

const barLength = 20

function count(number: number): string {
  return number.toLocaleString('en')
}

function clock(seconds: number): string {
  const whole = Math.ceil(seconds)
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60]
  return `${minutes}:${String(rest).padStart(2, '0')}`
}
