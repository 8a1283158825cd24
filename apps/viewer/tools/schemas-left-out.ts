/**
 * Stands in for the schema library in the viewer's bundle, which saves readers a quarter of the code.
 *
 * Core builds its schemas when it is loaded; the viewer never uses one, because the API has checked every
 * record before it leaves. Building them does nothing here, and using one is a mistake of the program.
 *
 * @throws Error when something is parsed.
 */
export const z: object = new Proxy(() => z, {
  get: (_, name) => {
    if (name === 'parse' || name === 'safeParse') throw new Error('the viewer parses no records')
    return z
  },
  apply: () => z,
})
