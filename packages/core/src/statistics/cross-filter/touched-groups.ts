/** The groups that a move has touched, each once: the first `count` of `groups`, marked in `isTouched`. */
export interface TouchedGroups {
  readonly groups: Uint32Array
  readonly isTouched: Uint8Array
  count: number
}

/** No group of so many. */
export function touchNone(groups: number): TouchedGroups {
  return { groups: new Uint32Array(groups), isTouched: new Uint8Array(groups), count: 0 }
}

/** Lists a group as touched, if it is not yet. */
export function touch(touched: TouchedGroups, group: number): void {
  if (touched.isTouched[group] === 1) return
  touched.isTouched[group] = 1
  touched.groups[touched.count++] = group
}

/** Forgets what was touched. */
export function forgetTouched(touched: TouchedGroups): void {
  const { groups, isTouched, count } = touched
  for (let index = 0; index < count; index++) isTouched[groups[index] ?? 0] = 0
  touched.count = 0
}
