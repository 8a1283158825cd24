/** How many fields an object has. */
export function countFields(value: object): number {
  let count = 0
  // Unlike a list of the names, this leaves nothing behind.
  for (const _ in value) count++
  return count
}
