import {
  countSelected,
  everything,
  marksOfSelection,
  type Query,
  type Selection,
  selectIncidents,
  selectionOfMarks,
} from '../query/index.ts'
import { type IncidentTable, lazily, marksWithout } from '../table/index.ts'
import { type AskingField, fieldsAsked } from './prepared/asks-only.ts'
import type { SelectedTable } from './statistic-definition.ts'

/** Filters that choose among the few words of a vocabulary, so that the sums behind them are few too. */
const filtersOfFew: readonly AskingField[] = ['type', 'method', 'target', 'attribution', 'grade']

/** What is counted of incidents, which is asked of each base as it is of the query. */
const counted: readonly AskingField[] = ['harm', 'group']

/** Where a query takes fewer than one incident in so many, they are as quickly added up as compared with others. */
const worthwhile = 8

/** Incidents behind which sums may be kept, among them all `selected` that a query takes and `left` others. */
export interface BaseOfSums {
  readonly name: string
  readonly selected: number
  readonly left: number
  readonly whole: SelectedTable
  readonly others: SelectedTable
}

/** Whether a query asks for everything, for one country, or for what passes one filter of few words. */
export function isBase(query: Query): boolean {
  const filters = fieldsAsked(query).filter(isFilter)
  return filters.length === 0 || (filters.length === 1 && isOfFew(query, filters[0]))
}

/** A name for what a query takes and counts, the same for the same. */
export function nameOfBase(query: Query): string {
  return fieldsAsked(query)
    .map((field) => `${field} ${[query[field]].flat().sort()}`)
    .join(' ')
}

/**
 * The bases of which a query leaves out fewer incidents than it takes, the fewest first: those that keep one
 * of its filters at most. What `reads` names they must ask as the query does.
 */
export function basesOf(
  part: SelectedTable,
  query: Query,
  reads: readonly AskingField[],
): readonly BaseOfSums[] {
  const selected = countSelected(part.selection)
  if (selected * worthwhile < part.table.length || selected === 0) return []
  const asked = fieldsAsked(query)
  const always = asked.filter((field) => counted.includes(field) || reads.includes(field))
  const filters = asked.filter((field) => isOfFew(query, field) && !always.includes(field))
  return (
    [[], ...filters.map((field) => [field])]
      .map((more) => askingOnly(query, [...always, ...more]))
      .filter(isBase)
      // That everything leaves out more than is taken is seen without listing it.
      .filter((base) => fieldsAsked(base).some(isFilter) || part.table.length < 2 * selected)
      .map((base) => baseOf(part, base, selected))
      .filter(({ left }) => left < selected)
      .sort((a, b) => a.left - b.left)
  )
}

/** The bases of a selection: an answer adds several sums up over the same rows. */
const basesOfSelections = new WeakMap<Selection, Map<string, BaseOfSums>>()

function baseOf({ table, selection }: SelectedTable, base: Query, selected: number): BaseOfSums {
  const known = basesOfSelections.get(selection) ?? new Map<string, BaseOfSums>()
  basesOfSelections.set(selection, known)
  const name = nameOfBase(base)
  const made = known.get(name) ?? makeBase(table, selection, name, base, selected)
  known.set(name, made)
  return made
}

function makeBase(
  table: IncidentTable,
  selection: Selection,
  name: string,
  base: Query,
  selected: number,
): BaseOfSums {
  const whole = selectIncidents(table, base)
  const partOf = (rows: Selection): SelectedTable => ({ table, selection: rows, besides: null })
  return lazily<BaseOfSums>({
    name: () => name,
    selected: () => selected,
    left: () => countSelected(whole) - selected,
    whole: () => partOf(whole),
    others: () => {
      const marks = marksOfSelection(table, selection)
      const others = marksWithout(marksOfSelection(table, whole), marks)
      return partOf(selectionOfMarks(others, { tooImprecise: 0, partlyInside: 0 }))
    },
  })
}

function askingOnly(query: Query, fields: readonly AskingField[]): Query {
  const asked = Object.fromEntries(fields.map((field) => [field, query[field]]))
  return { ...everything, rule: query.rule, limit: query.limit, ...asked }
}

function isFilter(field: AskingField): boolean {
  return !counted.includes(field)
}

/** Of countries there are many, and more sets of them, but most questions are about one that was just asked about. */
function isOfFew({ country }: Query, field: AskingField | undefined): boolean {
  if (field === 'country') return new Set(country).size === 1
  return field !== undefined && filtersOfFew.includes(field)
}
