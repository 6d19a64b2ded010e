import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeHeader } from './header-text.ts'
import { readParameters } from './header-parameters.ts'

const texts: readonly (readonly [raw: string, text: string, broken: boolean])[] = [
  [' plain ', 'plain', false],
  ['folded\r\n\tvalue', 'folded\tvalue', false],
  ['=?utf-8?Q?a_b?= =?utf-8?Q?c?=', 'a bc', false],
  ['=?utf-8?Q?a?= and =?utf-8?B?Yg==?=', 'a and b', false],
  ['=?utf-8?B?0J4=?=\r\n =?utf-8?B?0Q==?=\r\n =?utf-8?B?gg==?=', 'От', false],
  ['=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=', '日本', false],
  ['=?windows-1251?Q?=CF=F0=E8=E2=E5=F2?=', 'Привет', false],
  ['=?gb2312?B?1tC5+g==?=', '中国', false],
  ['=?utf-8*en?Q?lang?=', 'lang', false],
  ['=?utf-8?Q?open', '=?utf-8?Q?open', true],
  ['=?utf-8?X?a?=', '=?utf-8?X?a?=', false],
  ['=?utf-8?Q?line=0Abreak?=', 'line break', false],
]

for (const [raw, text, broken] of texts) {
  test(`header value ${JSON.stringify(raw)}`, () => {
    const decoded = decodeHeader(Buffer.from(raw))
    assert.deepEqual([decoded.text, decoded.broken], [text, broken])
    for (const [start, end] of decoded.literal) assert.ok(start <= end && end <= decoded.text.length)
  })
}

const parameters: readonly (readonly [raw: string, value: string, expected: Readonly<Record<string, string>>])[] = [
  ['text/plain; charset=utf-8', 'text/plain', { charset: 'utf-8' }],
  ['TEXT/Plain (comment) ; Charset="utf-8"', 'text/plain', { charset: 'utf-8' }],
  ['a/b; name="x;y.txt"; name=z', 'a/b', { name: 'x;y.txt' }],
  ['a/b; name="quo\\"te.txt"', 'a/b', { name: 'quo"te.txt' }],
  ['a/b; name=bill(1).pdf', 'a/b', { name: 'bill(1).pdf' }],
  ["attachment; filename*=iso-8859-1'de'%FCber.txt", 'attachment', { filename: 'über.txt' }],
  ["attachment; filename*1=b.txt; filename*0=a", 'attachment', { filename: 'ab.txt' }],
  ['multipart/mixed; boundary="a=b"; flag', 'multipart/mixed', { boundary: 'a=b', flag: '' }],
  ['', '', {}],
]

for (const [raw, value, expected] of parameters) {
  test(`parameters of ${raw || 'nothing'}`, () => {
    const read = readParameters(decodeHeader(Buffer.from(raw)))
    assert.deepEqual([read.value, Object.fromEntries(read.parameters)], [value, expected])
  })
}
