import { describe, expect, it } from 'vitest'
import { describeProgress, type ProgressOutput, startProgress } from './progress.ts'

const half = { label: 'a.csv', done: 50, total: 100, rows: 4000 }

/** What is written when something is told at these milliseconds. */
function toldAt(
  times: readonly number[],
  output: Omit<ProgressOutput, 'write'>,
): readonly string[] {
  const written: string[] = []
  let time = 0
  const progress = startProgress({ ...output, write: (text) => written.push(text) }, () => time)
  for (time of times) progress.tell(half)
  progress.end()
  return written
}

describe('describeProgress', () => {
  it('tells the share, the rows, how many a second, and the time that is left', () => {
    expect(describeProgress(half, 2)).toBe(
      'a.csv  [##########----------]  50 %  4,000 rows  2,000 rows/s  0:02 left',
    )
    expect(describeProgress({ ...half, done: 1 }, 10)).toContain('16:30 left')
  })

  it('tells neither share nor time where nobody knows how much there is', () => {
    expect(describeProgress({ ...half, total: null }, 2)).toBe('a.csv  4,000 rows  2,000 rows/s')
    expect(describeProgress({ ...half, total: 0 }, 0)).toBe('a.csv  4,000 rows  0 rows/s')
  })

  it('never tells more than the whole', () => {
    expect(describeProgress({ ...half, done: 120 }, 2)).toContain('100 %')
  })
})

describe('startProgress', () => {
  it('draws over its line on a terminal, no wider than that, and takes it away at the end', () => {
    const written = toldAt([50, 150, 180, 300], { isTTY: true, columns: 20 })
    expect(written).toHaveLength(3)
    expect(written[0]).toBe('\r\u001b[2Ka.csv  [##########-')
    expect(written.at(-1)).toBe('\r\u001b[2K')
  })

  it('writes a line now and then elsewhere', () => {
    const written = toldAt([150, 9_999, 10_000, 15_000, 20_001], {})
    expect(written).toHaveLength(2)
    for (const line of written) expect(line).toMatch(/^a\.csv .* left\n$/)
  })
})
