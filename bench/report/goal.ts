/** What a number should reach: `bar` is asked for, `aim` is hoped for. */
export interface Goal {
  readonly bar: number
  readonly aim: number
  readonly better: 'greater' | 'less'
}

/**
 * Whether a number reaches its goal.
 *
 * @example
 * judge(5, { bar: 3, aim: 15, better: 'greater' }) //=> 'met'
 */
export function judge(measured: number, { bar, aim, better }: Goal): 'aim met' | 'met' | 'missed' {
  const reaches = (goal: number) => (better === 'greater' ? measured >= goal : measured <= goal)
  return reaches(aim) ? 'aim met' : reaches(bar) ? 'met' : 'missed'
}
