import { casebook } from '@recount/casebook'
import { describe, expect, it } from 'vitest'
import { expectSound } from '../../test/expect-sound.ts'
import { readAll } from '../../test/read-all.ts'

const lines = [
  ...casebook.sources.map((record) => ({ kind: 'source', record })),
  ...casebook.actors.map((record) => ({ kind: 'actor', record })),
  ...casebook.places.map((record) => ({ kind: 'place', record })),
  ...casebook.documents.map((record) => ({ kind: 'document', record })),
  ...casebook.incidents.map((record) => ({ kind: 'incident', record })),
  ...casebook.reportedTotals.map((record) => ({ kind: 'reported-total', record })),
]
const jsonLines = lines.map((line) => `${JSON.stringify(line)}\n`).join('')

describe.each([
  ['JSON Lines', 'json-lines', jsonLines],
  [
    'JSON Lines with a byte order mark and CRLF',
    'json-lines',
    `\ufeff${jsonLines.replaceAll('\n', '\r\n')}`,
  ],
  ['a JSON object of lists', 'json', JSON.stringify(casebook)],
  ['a JSON object of lists, indented', 'json', JSON.stringify(casebook, null, 2)],
  ['a JSON list', 'json', JSON.stringify(lines)],
])('the reader of %s', (_, format, text) => {
  it('reads the casebook as it is', async () => {
    const { records, report } = await readAll(text)
    expect(report).toMatchObject({ outcome: 'complete', manifest: { format }, issues: [] })
    expect(records).toEqual(casebook)
    expectSound(records)
  })
})

describe('the reader of JSON Lines', () => {
  it('refuses a wrong line by itself, with its line and the path of the field', async () => {
    const wrong =
      '{"kind":"source","record":{"id":"x","name":{"en":"X"},"kind":"rumour"}}\nno json\n'
    const { records, report } = await readAll(jsonLines.replace('\n', `\n${wrong}`))
    expect(report.rows.refused).toBe(2)
    expect(report.issues[0]).toMatchObject({ line: 2, field: 'kind', effect: 'refused' })
    expect(report.issues.at(-1)).toMatchObject({ line: 3, received: 'no json' })
    expect(records.incidents).toEqual(casebook.incidents)
  })

  it('takes a record without a version for its first', async () => {
    const line =
      '{"kind":"source","record":{"id":"x","name":{"en":"X"},"kind":"media","languages":[],"url":null,"actor":null,"derivedFrom":[]}}'
    expect((await readAll(line)).records.sources[0]?.version).toBe(1)
  })

  it('refuses an id that a line before has', async () => {
    const { report } = await readAll(jsonLines + jsonLines)
    expect(report.rows.refused).toBe(lines.length)
  })
})

describe('the reader of JSON', () => {
  it.each(['{', '{}', '[]', '{"incidents":[]}', '{"items":{}}'])(
    'says that %s holds no records',
    async (text) => {
      const { report } = await readAll(text)
      expect(report.outcome).toBe('unreadable')
      expect(report.issues).toHaveLength(1)
    },
  )

  it('reads no document that is larger than allowed', async () => {
    const { report } = await readAll(JSON.stringify(casebook), { limits: { wholeFile: 1000 } })
    expect(report).toMatchObject({ outcome: 'unreadable', issues: [{ code: 'line-too-long' }] })
  })
})
