import { columnOf } from '../cells/row-cells.ts'
import type { ColumnIndex } from '../reading/column-index.ts'

/** The columns of GTD that are read, found once for a file. */
export type GtdColumns = ReturnType<typeof findGtdColumns>

/** Finds them. */
export function findGtdColumns(columns: ColumnIndex) {
  const find = (name: string) => columnOf(columns, name)
  const numbered = (names: readonly string[]) => names.map(find)
  return {
    id: find('eventid'),
    year: find('iyear'),
    month: find('imonth'),
    day: find('iday'),
    approximate: find('approxdate'),
    country: find('country_txt'),
    province: find('provstate'),
    city: find('city'),
    latitude: find('latitude'),
    longitude: find('longitude'),
    specificity: find('specificity'),
    vicinity: find('vicinity'),
    summary: find('summary'),
    success: find('success'),
    suicide: find('suicide'),
    attacks: numbered(['attacktype1', 'attacktype2', 'attacktype3']),
    targets: numbered(['targtype1', 'targtype2', 'targtype3']),
    organisations: numbered(['corp1', 'corp2', 'corp3']),
    groups: numbered(['gname', 'gname2', 'gname3']),
    uncertain: numbered(['guncertain1', 'guncertain2', 'guncertain3']),
    claimed: numbered(['claimed', 'claim2', 'claim3']),
    claimModes: numbered(['claimmode_txt', 'claimmode2_txt', 'claimmode3_txt']),
    competing: find('compclaim'),
    perpetrators: find('nperps'),
    captured: find('nperpcap'),
    weapons: numbered(['weaptype1', 'weaptype2', 'weaptype3', 'weaptype4']),
    weaponSubtypes: numbered([
      'weapsubtype1_txt',
      'weapsubtype2_txt',
      'weapsubtype3_txt',
      'weapsubtype4_txt',
    ]),
    killed: find('nkill'),
    killedAttackers: find('nkillter'),
    wounded: find('nwound'),
    woundedAttackers: find('nwoundte'),
    property: find('property'),
    propertyExtent: find('propextent_txt'),
    propertyComment: find('propcomment'),
    hostages: find('ishostkid'),
    hostageCount: find('nhostkid'),
    citations: numbered(['scite1', 'scite2', 'scite3']),
  }
}
