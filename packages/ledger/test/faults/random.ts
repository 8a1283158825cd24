import { randomInt } from 'node:crypto'

/** Numbers below a bound that one seed repeats; the seed is printed, and can be given in `SEED`. */
export function seededRandom(what: string): (below: number) => number {
  const seed = Number(process.env.SEED ?? randomInt(2 ** 31))
  console.log(`${what}: SEED=${seed}`)
  let state = seed
  // Mulberry32.
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
