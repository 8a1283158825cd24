import type { FactTables } from '../data/facts.ts'
import type { AnswerRow, Parameters, Question } from '../questions/question.ts'

/** One way to answer a question: `ask` is timed, `rowsOf` puts its answer into the common form. */
export interface Asking<Answer = unknown> {
  readonly ask: (parameters: Parameters) => Answer | Promise<Answer>
  readonly rowsOf: (answer: Answer) => readonly AnswerRow[]
}

/** An engine with the data in it. */
export interface LoadedEngine {
  /** The way to answer a question; `null` where the engine has none. */
  readonly asking: (question: Question) => Asking | null | Promise<Asking | null>
}

/** An engine of the benchmark: it is given the rows as generated, or the fact tables made of them. */
export type LoadEngine = (tables: FactTables) => LoadedEngine | Promise<LoadedEngine>

/** Answers with the types of a way forgotten, so that ways can stand in one list. */
export function anyAsking<Answer>({ ask, rowsOf }: Asking<Answer>): Asking {
  return { ask, rowsOf: (answer) => rowsOf(answer as Answer) }
}
