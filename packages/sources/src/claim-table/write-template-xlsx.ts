import { strToU8, zipSync } from 'fflate'
import { claimColumns } from './claim-columns.ts'
import { type TemplateLanguage, templateHeader } from './write-template.ts'

/**
 * The template as an XLSX spreadsheet: a sheet with the names of the columns, a second one that says
 * what to fill in. Its columns hold text, so that a spreadsheet changes neither days nor ids; for Dari
 * and Pashto the sheets run from right to left.
 *
 * Source: ECMA-376, SpreadsheetML.
 */
export function writeTemplateXlsx(language: TemplateLanguage): Uint8Array {
  const direction = language === 'en' ? '' : ' rightToLeft="1"'
  const header = templateHeader(language)
  const guide = claimColumns
    .filter(({ inTemplate }) => inTemplate)
    .map((column) => [column[language], column.summary])
  const files = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook,
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['worksheet', 'worksheets/sheet2.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': sheet([header], header.length, direction),
    'xl/worksheets/sheet2.xml': sheet(guide, 2, direction),
  }
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(declaration + text)])
  // One date for all: the same template is always the same bytes.
  return zipSync(Object.fromEntries(entries), { mtime: '1980-01-02T00:00:00Z' })
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const openXml = 'http://schemas.openxmlformats.org'
const spreadsheet = `${openXml}/spreadsheetml/2006/main`
const inDocument = `${openXml}/officeDocument/2006/relationships`

const contentTypes = `<Types xmlns="${openXml}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`

const workbook = `<workbook xmlns="${spreadsheet}" xmlns:r="${inDocument}"><sheets><sheet name="Claims" sheetId="1" r:id="rId1"/><sheet name="Guide" sheetId="2" r:id="rId2"/></sheets></workbook>`

/** Style 1 is text (number format 49). */
const styles = `<styleSheet xmlns="${spreadsheet}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const entries = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${inDocument}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${openXml}/package/2006/relationships">${entries.join('')}</Relationships>`
}

function sheet(rows: readonly (readonly string[])[], width: number, direction: string): string {
  const data = rows.map((cells, index) => {
    const row = index + 1
    const written = cells.map(
      (cell, column) =>
        `<c r="${columnLetters(column)}${row}" s="1" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`,
    )
    return `<row r="${row}">${written.join('')}</row>`
  })
  return `<worksheet xmlns="${spreadsheet}"><sheetViews><sheetView workbookViewId="0"${direction}/></sheetViews><cols><col min="1" max="${width}" width="18" style="1" customWidth="1"/></cols><sheetData>${data.join('')}</sheetData></worksheet>`
}

/** The letters of a column, counted from 0: A to Z, AA and so on. */
function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
