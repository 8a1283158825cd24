/** A rectangle on the map, in its own units. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A place on the map, in its own units. */
export type Place = readonly [x: number, y: number]

/** The height of a line of words on the map. */
export const lineHeight = 17

/** The box of a line of words around its middle. */
export function boxAt(x: number, y: number, halfWidth: number): Box {
  const halfHeight = lineHeight / 2
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight }
}

/** Whether two boxes have room in common. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/** The box around all of some boxes; `undefined` around none. */
export function boxAround(boxes: readonly Box[]): Box | undefined {
  const [first, ...rest] = boxes
  return rest.reduce<Box | undefined>(
    (all, box) =>
      all && {
        left: Math.min(all.left, box.left),
        right: Math.max(all.right, box.right),
        top: Math.min(all.top, box.top),
        bottom: Math.max(all.bottom, box.bottom),
      },
    first,
  )
}
