import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, it } from 'vitest'
import { root } from './run-command.ts'

const folder = process.env.RECOUNT_TEST_DATA ?? resolve(root, '../shared/data')

/** The path of a file that is written for the tests of the readers. */
export function fixturePath(name: string): string {
  return join(root, 'packages/sources/test/fixtures', name)
}

/**
 * Describes tests on real files that are no part of the project. Where one is absent the tests are
 * skipped, and the title says so.
 */
export function describeWithData(
  title: string,
  names: readonly string[],
  tests: (pathOf: (name: string) => string) => void,
): void {
  const missing = names.filter((name) => !existsSync(join(folder, name)))
  if (missing.length === 0) {
    describe(title, () => tests((name) => join(folder, name)))
    return
  }
  describe.skip(`${title} (${missing.join(', ')} not found: set RECOUNT_TEST_DATA)`, () => {
    it('needs the files', () => undefined)
  })
}
