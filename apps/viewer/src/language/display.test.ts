import { describe, expect, it } from 'vitest'
import { parseDisplay, plainDisplay } from './display.ts'

describe('parseDisplay', () => {
  it('reads what was stored', () => {
    const display = {
      calendar: 'persian',
      digits: 'latin',
      theme: 'dark',
      keeping: 'pages',
    } as const
    expect(parseDisplay(JSON.stringify(display))).toEqual(display)
  })
  it('takes anything else for the plain display and never throws', () => {
    for (const text of [null, '', 'nonsense', 'null', '3', '[]', '{"theme":"pink","digits":7}'])
      expect(parseDisplay(text)).toEqual(plainDisplay)
  })
})
