import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { plainMail } from '../mail/fixtures/sample-mails.ts'
import { emlxExtractor } from './emlx-extractor.ts'
import { emlxFormat } from './emlx-format.ts'

const plist = '<?xml version="1.0"?><plist version="1.0"><dict><key>flags</key><integer>1</integer></dict></plist>'
const sample = new Uint8Array(Buffer.concat([Buffer.from(`${plainMail.byteLength}      \n`), plainMail, Buffer.from(plist)]))

checkExtractor(emlxFormat, [{ name: '77.emlx', bytes: sample }])

test('an Apple Mail message gives what the message gives, and its property list as a child', async () => {
  const { statements, texts, children } = await collect(emlxExtractor, inputOf(sample, '77.emlx'))
  assert.ok(statements.some(({ property, value }) => property === 'date' && value === '2031-03-04T07:15:57Z'))
  assert.match(texts.at(-1)?.text ?? '', /^The fee for berth 9 was paid twice\.\n$/)
  assert.deepEqual(children.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]), [['properties.plist', plist]])
})

test('a message shorter than its length line says is told as cut off', async () => {
  const { problems } = await collect(emlxExtractor, inputOf(sample.slice(0, 400), '77.emlx'))
  assert.ok(problems.some(({ code }) => code === 'mail.truncated'))
})
