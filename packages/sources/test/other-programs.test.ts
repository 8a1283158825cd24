import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { csvLine } from '../src/csv/csv-line.ts'
import { writeClaimsCsv } from '../src/writers/write-claims-csv.ts'
import { writeGeoJson } from '../src/writers/write-geojson.ts'
import { writeIncidentsCsv } from '../src/writers/write-incidents-csv.ts'
import { hostileRecords, hostileTexts } from './hostile-records.ts'
import { otherProgram, scratchFolder } from './other-program.ts'
import { publicCasebook, publicOf, textOf } from './public-records.ts'

const office = otherProgram('soffice', 'libreoffice-calc')
const gdal = otherProgram('ogrinfo', 'gdal-bin')

const officeTitle =
  office.missing === null ? 'LibreOffice' : `LibreOffice (skipped: ${office.missing})`
describe.skipIf(office.missing !== null)(officeTitle, () => {
  it('finds no live formula in what is written, and finds one in what is not guarded', () => {
    const folder = scratchFolder()
    const hostile = publicOf(hostileRecords)
    const files = {
      incidents: textOf(writeIncidentsCsv(hostile, { hxl: true })),
      claims: textOf(writeClaimsCsv(hostile, { hxl: true })),
      cells: hostileTexts.map((text) => csvLine([text, 1, text])).join(''),
      unguarded: '=1+1,2\r\n',
    }
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(folder, `${name}.csv`), text)
    const home = join(folder, 'home')
    mkdirSync(home)
    office.run?.(
      `-env:UserInstallation=file://${home}`,
      '--headless',
      '--convert-to',
      'fods',
      '--outdir',
      folder,
      ...Object.keys(files).map((name) => join(folder, `${name}.csv`)),
    )
    const formulas = Object.keys(files).map((name) => {
      const sheet = readFileSync(join(folder, `${name}.fods`), 'utf8')
      return [name, sheet.split('table:formula=').length - 1]
    })
    expect(Object.fromEntries(formulas)).toEqual({
      incidents: 0,
      claims: 0,
      cells: 0,
      unguarded: 1,
    })
  })
})

const gdalTitle = gdal.missing === null ? 'GDAL' : `GDAL (skipped: ${gdal.missing})`
describe.skipIf(gdal.missing !== null)(gdalTitle, () => {
  it('opens the GeoJSON, with as many features and without a geometry where there is none', () => {
    const path = join(scratchFolder(), 'incidents.geojson')
    writeFileSync(path, textOf(writeGeoJson(publicCasebook)))
    const summary = gdal.run?.('-so', path, 'incidents') ?? ''
    expect(summary).toContain(`Feature Count: ${publicCasebook.incidents.length}`)
    expect(summary).toContain('killed_low: Integer')
    const located = gdal.run?.('-so', '-where', 'OGR_GEOMETRY IS NOT NULL', path, 'incidents') ?? ''
    const points = publicCasebook.incidents.filter(
      ({ where }) =>
        where.position !== null && where.precision !== 'province' && where.precision !== 'country',
    )
    expect(points.length).toBeLessThan(publicCasebook.incidents.length)
    expect(located).toContain(`Feature Count: ${points.length}`)
  })

  it('keeps what is not told apart from 0', () => {
    const path = join(scratchFolder(), 'incidents.geojson')
    writeFileSync(path, textOf(writeGeoJson(publicCasebook)))
    const count = (where: string) => gdal.run?.('-so', '-where', where, path, 'incidents') ?? ''
    const features = JSON.parse(readFileSync(path, 'utf8')).features as readonly {
      readonly properties: Readonly<Record<string, number | null>>
    }[]
    const untold = features.filter(({ properties }) => properties.wounded_low === null).length
    const zero = features.filter(({ properties }) => properties.wounded_low === 0).length
    expect(count('wounded_low IS NULL')).toContain(`Feature Count: ${untold}`)
    expect(count('wounded_low = 0')).toContain(`Feature Count: ${zero}`)
  })
})
