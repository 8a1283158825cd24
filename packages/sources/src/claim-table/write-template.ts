import { csvLine } from '../csv/csv-line.ts'
import { claimColumns } from './claim-columns.ts'

/** The languages in which the template's columns can be named. */
export const templateLanguages = ['en', 'fa', 'ps'] as const
export type TemplateLanguage = (typeof templateLanguages)[number]

/** The names of the template's columns in a language, in their order. */
export function templateHeader(language: TemplateLanguage): readonly string[] {
  return claimColumns.filter(({ inTemplate }) => inTemplate).map((column) => column[language])
}

/**
 * An empty table of claims for a newsroom to fill in: the columns named in a language, one row for each
 * claim. It begins with a byte order mark, by which spreadsheets know UTF-8.
 *
 * @example
 * writeTemplateCsv('en').startsWith('\ufeffIncident,Title') //=> true
 */
export function writeTemplateCsv(language: TemplateLanguage): string {
  return `\ufeff${csvLine(templateHeader(language))}`
}
