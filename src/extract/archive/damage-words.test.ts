import assert from 'node:assert/strict'
import { test } from 'node:test'
import { damageWords, methodWords } from './damage-words.ts'

for (const [said, means] of [
  ['Truncated RAR file data', 'it is cut off'],
  ['not enough bytes in the stream. expected 30. got only 0', 'it is cut off'],
  ['file data overflows file bounds: 31 + 16391 > 824', 'it claims to lie beyond the end of the archive'],
  ['File CRC error', 'its checksum does not hold'],
  ['invalid distance too far back', 'its packed data contradict themselves'],
  ['unknown header flags set', 'its header is wrong'],
  ['Invalid tar header. Maybe the tar is corrupted or it needs to be gunzipped?', 'what stands where a member should begin is no header'],
  ['extra field length exceeds extra field buffer size', 'its list of members contradicts the format'],
  ['invalid central directory file header signature: 0x1000b78', 'its list of members contradicts the format'],
  ['something\u0000 new.', 'something new'],
] as const) {
  test(`'${said.replace('\0', '')}' is told in words`, () => assert.equal(damageWords(said), means))
}

test('a method of packing is named', () => {
  assert.equal(methodWords('Unsupported ZIP compression method (48: ??)'), 'method 48')
  assert.equal(methodWords('packing method 99 is not supported here'), 'method 99')
  assert.equal(methodWords('ZSTD codec is unsupported'), 'ZSTD')
  assert.equal(methodWords('its packing method is not supported'), 'an unknown method')
})
