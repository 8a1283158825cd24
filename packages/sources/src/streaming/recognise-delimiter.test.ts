import { describe, expect, it } from 'vitest'
import { recogniseDelimiter } from './recognise-delimiter.ts'

describe('recogniseDelimiter', () => {
  it.each([
    ['id,name\n1;2;3;4', ','],
    ['id;"a,b,c"\n', ';'],
    ['id\tname\n', '\t'],
    ['id|name|x\n', '|'],
    ['sep=;\na,b,c', ';'],
    ['one column\n', ','],
    ['', ','],
  ])('tells of %j that it is %j', (sample, delimiter) => {
    expect(recogniseDelimiter(sample)).toBe(delimiter)
  })
})
