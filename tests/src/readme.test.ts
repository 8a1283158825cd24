import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root, runCommand } from './run-command.ts'

const readme = readFileSync(join(root, 'README.md'), 'utf8')

describe('the README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recount-readme-'))
  const environment = { RECOUNT_LEDGER: join(folder, 'ledger.sqlite') }
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const run = (command: string) => runCommand('bash', ['-c', command], environment)

  it('shows what the command line prints', async () => {
    const [command = '', shown = ''] = blocksAfter('## On the command line')
    const { output } = await run(command)
    expect(shown.trim()).toBe(output.trim())
  })

  it('shows the script that its command runs', async () => {
    const [script = '', command = ''] = blocksAfter('### Reuse core')
    expect(script).toBe(readFileSync(join(root, 'tests/src/five-lines.mjs'), 'utf8'))
    const { output } = await run(command)
    expect(JSON.parse(output)).toMatchObject({ killed: { low: 5 }, wounded: { low: 19 } })
  })

  it('has no command of recount that does not work', async () => {
    const commands = [...readme.matchAll(/^npx recount .*$/gm)]
      .map(([line]) => line.replace(/\s+#.*/, ''))
      .filter((line) => !line.includes('FIGURE') && !line.includes(' serve'))
    expect(commands.length).toBeGreaterThanOrEqual(4)
    for (const command of commands) expect((await run(command)).code, command).toBe(0)
  })

  it('links to files that are there', async () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link ?? '')
    const missing = await run(links.map((link) => `ls -d '${link}' > /dev/null`).join(' && '))
    expect(missing.errors).toBe('')
  })
})

/** The contents of the fenced blocks between a heading and the next one. */
function blocksAfter(heading: string): readonly string[] {
  const section = readme.slice(readme.indexOf(heading) + heading.length).split(/^#{2,3} /m)[0] ?? ''
  return [...section.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, block]) => block ?? '')
}
