import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readAll } from '../../test/read-all.ts'
import { templateHeader, templateLanguages } from '../claim-table/write-template.ts'
import { writeTemplateXlsx } from '../claim-table/write-template-xlsx.ts'
import { readSheet } from './read-sheet.ts'

const filled = {
  Incident: 'market-1',
  'From date': '2022-12-02',
  Country: 'AFG',
  Type: 'battle',
  Claim: 'toll',
  Speaker: 'Police',
  Harm: 'killed',
  'Number as worded': 'at least 3',
}

/** The English template with rows of values in place of its first sheet's data. */
function spreadsheet(
  rows: readonly Readonly<Record<string, string>>[],
  cellOf = textCell,
): Uint8Array {
  const files = unzipSync(writeTemplateXlsx('en'))
  const header = templateHeader('en')
  const data = [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]
  const xml = data
    .map(
      (cells, index) =>
        `<row r="${index + 1}">${cells.map((text, column) => cellOf(text, `${letters(column)}${index + 1}`)).join('')}</row>`,
    )
    .join('')
  const sheet = new TextDecoder()
    .decode(files['xl/worksheets/sheet1.xml'])
    .replace(/<sheetData>.*<\/sheetData>/, `<sheetData>${xml}</sheetData>`)
  return zipSync({ ...files, 'xl/worksheets/sheet1.xml': strToU8(sheet) })
}

const textCell = (text: string, address: string) =>
  text === '' ? '' : `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}

describe('the reader of spreadsheets', () => {
  it('reads the template as a newsroom filled it in, with the row of the sheet in issues', async () => {
    const { records, report } = await readAll(spreadsheet([filled, { ...filled, Harm: 'hurt' }]))
    expect(report).toMatchObject({ outcome: 'complete', rows: { read: 2, taken: 1, refused: 1 } })
    expect(report.issues).toMatchObject([{ line: 3, field: 'Harm', received: 'hurt' }])
    expect(records.incidents[0]).toMatchObject({
      id: 'market-1',
      when: { earliest: '2022-12-02' },
      claims: [{ quantity: { low: 3, high: null, wording: 'at least 3' } }],
    })
  })

  it.each(templateLanguages)(
    'takes the empty template in %s for a table without rows',
    async (language) => {
      const { report } = await readAll(writeTemplateXlsx(language))
      expect(report).toMatchObject({ outcome: 'complete', rows: { read: 0 }, issues: [] })
    },
  )

  it('reads a cell that the spreadsheet keeps as a day', async () => {
    const asDay = (text: string, address: string) =>
      text === '2022-12-02' ? `<c r="${address}" s="2"><v>44897</v></c>` : textCell(text, address)
    const files = unzipSync(spreadsheet([filled], asDay))
    const styles = new TextDecoder()
      .decode(files['xl/styles.xml'])
      .replace('</cellXfs>', '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs>')
    const { records } = await readAll(zipSync({ ...files, 'xl/styles.xml': strToU8(styles) }))
    expect(records.incidents[0]?.when.earliest).toBe('2022-12-02')
  })

  it('writes the same template as the same bytes', () => {
    expect(writeTemplateXlsx('ps')).toEqual(writeTemplateXlsx('ps'))
  })

  it('refuses a spreadsheet that unpacks beyond what is allowed', async () => {
    const bomb = zipSync({
      ...unzipSync(spreadsheet([filled])),
      'xl/bomb.xml': new Uint8Array(5_000_000),
    })
    expect(bomb.length).toBeLessThan(20_000)
    await expect(readSheet(bomb, 1_000_000)).rejects.toThrow('unpacked')
    const { report } = await readAll(bomb, { limits: { wholeFile: 1_000_000 } })
    expect(report).toMatchObject({ outcome: 'unreadable', issues: [{ code: 'unpacks-too-large' }] })
  })

  it('does not believe the sizes that a file states', async () => {
    const bomb = zipSync({ 'xl/bomb.xml': new Uint8Array(5_000_000) })
    const lying = bomb.slice()
    const view = new DataView(lying.buffer)
    const central = lying.length - 22 - 46 - 'xl/bomb.xml'.length
    view.setUint32(22, 10, true)
    view.setUint32(central + 24, 10, true)
    await expect(readSheet(lying, 1_000_000)).rejects.toThrow('unpacked')
  })

  it('refuses a zip file that is no spreadsheet, and one that is cut', async () => {
    const { report } = await readAll(zipSync({ 'a.txt': strToU8('a') }))
    expect(report).toMatchObject({ outcome: 'unreadable', issues: [{ code: 'no-spreadsheet' }] })
    const whole = spreadsheet([filled])
    const cut = await readAll(whole.subarray(0, whole.length / 2))
    expect(cut.report.outcome).toBe('unreadable')
  })
})
