import type { Question } from './question.ts'

/** The questions in the shapes that a page asks again and again: they can be prepared for. */
export const preparedQuestions: readonly Question[] = [
  { name: 'Q1', about: 'totals of a country between two days', shape: 'total' },
  { name: 'Q2', about: 'months × groups of victims of a country', shape: 'months' },
  { name: 'Q3', about: '20 actors with most killed between two days', shape: 'actors' },
  { name: 'Q4', about: 'provinces × years of a country', shape: 'provinces' },
  { name: 'Q5', about: 'a box on the map, by type', shape: 'box' },
  { name: 'Q6', about: 'years × countries × types of the world', shape: 'world' },
  { name: 'Q7', about: 'rolling sum of 7 days over all days', shape: 'rolling' },
]

/** The same with further filters, of which there are too many to prepare for. */
export const filteredQuestions: readonly Question[] = [
  { name: 'Q1+', about: 'Q1 by method and grades', shape: 'total' },
  { name: 'Q2+', about: 'Q2 by type and attribution', shape: 'months' },
  { name: 'Q3+', about: 'Q3 by type and attribution', shape: 'actors' },
  { name: 'Q4+', about: 'Q4 by actor', shape: 'provinces' },
  { name: 'Q5+', about: 'Q5 by grades and method', shape: 'box' },
]

export const questions: readonly Question[] = [...preparedQuestions, ...filteredQuestions]
