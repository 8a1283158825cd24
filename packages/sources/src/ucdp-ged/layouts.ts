const latest =
  'id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob'.split(
    ' ',
  )

/**
 * The columns of a file without a header, if its first row looks like one of GED's: as many cells as
 * releases from 20 on have columns, and a number, a year, a type and days where those stand.
 *
 * @example
 * gedColumnsWithoutHeader(['id', 'best']) //=> null
 */
export function gedColumnsWithoutHeader(cells: readonly string[]): readonly string[] | null {
  if (cells.length !== latest.length) return null
  const cell = (name: string) => (cells[latest.indexOf(name)] ?? '').trim()
  const fits =
    /^\d+$/.test(cell('id')) &&
    /^\d{4}$/.test(cell('year')) &&
    /^[123]$/.test(cell('type_of_violence')) &&
    /^\d{4}-\d{2}-\d{2}/.test(cell('date_start')) &&
    /^\d{4}-\d{2}-\d{2}/.test(cell('date_end'))
  return fits ? latest : null
}
