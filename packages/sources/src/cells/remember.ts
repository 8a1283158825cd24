import { copyText } from '../streaming/copy-text.ts'

/**
 * A function that remembers its answers, for cells that come again and again: days, places, names.
 *
 * Beyond `most` answers it forgets all and begins again, so that a file of nothing but different texts
 * does not fill the memory. The function must have no effects and depend on its text alone.
 */
export function remember<Answer>(
  answer: (text: string) => Answer,
  most = 20_000,
): (text: string) => Answer {
  const answers = new Map<string, Answer>()
  let lastText = ''
  let lastAnswer: Answer | undefined
  return (text) => {
    // Neighbouring rows tell the same; comparing is cheaper than looking up.
    if (lastAnswer !== undefined && text === lastText) return lastAnswer
    let known = answers.get(text)
    if (known === undefined) {
      const key = copyText(text)
      known = answer(key)
      if (answers.size >= most) answers.clear()
      answers.set(key, known)
      lastText = key
    } else lastText = text
    lastAnswer = known
    return known
  }
}
