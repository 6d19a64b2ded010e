import assert from 'node:assert/strict'
import { test } from 'node:test'
import { components, readContentLines, unescapeText } from './content-line.ts'
import { extendedIso } from './iso-time.ts'

const read = (text: string) => {
  const stray: string[] = []
  const lines = [...readContentLines(text, (line) => void stray.push(line))]
  const shown = lines.map(({ name, value, group, parameters, bytes }) => ({ name, value, group, parameters: Object.fromEntries(parameters), bytes }))
  return { stray, lines: shown }
}
const plain = { group: undefined, bytes: undefined }

for (const [what, text, expected] of [
  ['folding', 'NOTE:one\r\n  two\r\n\tthree', { ...plain, name: 'NOTE', value: 'one twothree', parameters: {} }],
  ['groups and parameters', 'item1.tel;type=WORK,"a;b:c";PREF:+1', { name: 'TEL', value: '+1', group: 'item1', bytes: undefined, parameters: { TYPE: ['WORK', 'a;b:c', 'PREF'] } }],
  ['quoted-printable over lines', 'FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:M=FC=\nller', { ...plain, name: 'FN', value: 'Müller', parameters: { ENCODING: ['QUOTED-PRINTABLE'], CHARSET: ['ISO-8859-1'] } }],
  ['an unknown character set', 'FN;QUOTED-PRINTABLE;CHARSET=no-such:Z=C3=BC', { ...plain, name: 'FN', value: 'Zü', parameters: { TYPE: ['QUOTED-PRINTABLE'], CHARSET: ['no-such'] } }],
  ['a colon in a value', 'URL:http://a.example/b:c', { ...plain, name: 'URL', value: 'http://a.example/b:c', parameters: {} }],
] as const) {
  test(`${what} is undone`, () => assert.deepEqual(read(text).lines, [expected]))
}

test('base64 and data addresses become bytes', () => {
  const { lines } = read('PHOTO;ENCODING=b:SGk=\nLOGO:data:image/png;base64,SGk=\nKEY;BASE64:\n SG\n k=')
  assert.deepEqual(lines.map(({ bytes }) => bytes && Buffer.from(bytes).toString()), ['Hi', 'Hi', 'Hi'])
})

test('lines that are no properties are told', () => {
  assert.deepEqual(read('just words\n\nFN:x\n=rest').stray, ['just words', '=rest'])
})

test('escapes, components and times', () => {
  assert.equal(unescapeText('a\\, b\\; c\\nd\\\\'), 'a, b; c\nd\\')
  assert.deepEqual(components('Doe;John;;Dr\\;;x,y'), ['Doe', 'John', '', 'Dr;', 'x y'])
  for (const [basic, extended] of [
    ['19710302', '1971-03-02'], ['20201123T190000Z', '2020-11-23T19:00:00Z'], ['20201123T1900', '2020-11-23T19:00:00'], ['--0302', '--0302'], ['1971-03-02', '1971-03-02'],
  ]) {
    assert.equal(extendedIso(basic!), extended)
  }
})
