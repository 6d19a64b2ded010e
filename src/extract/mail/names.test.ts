import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readsAsPerson } from './person-name.ts'
import { threadTopic } from './thread-topic.ts'
import { htmlText } from './html-text.ts'
import { decodeTransfer } from './transfer-encoding.ts'

const persons = ['Ylva Nordby', 'Nordby, Ylva', 'Dr. Ana Bell', 'J. R. Bell', 'Йорданка Вълчева', '塩田 花子', "Siobhán O'Dell", 'Ana Bell (Quay)', 'Ana van der Meer']
const others = ['Ana', 'Quay Office', 'Harbour Trading Ltd', 'support', 'Support Team', 'noreply@quay.example', 'Berth 9', 'The Rope', 'harbour news', 'Lind & Sons', 'ООО Ромашка', 'mailer daemon', 'a b c d e f']
test('display names that read as a person, and those that do not', () => {
  for (const name of persons) assert.equal(readsAsPerson(name), true, name)
  for (const name of others) assert.equal(readsAsPerson(name), false, name)
})

const topics: readonly (readonly [string, string | undefined])[] = [
  ['Berth 9', 'Berth 9'], ['Re: Berth 9', 'Berth 9'], ['RE: FW: Re[3]: Berth 9', 'Berth 9'], ['AW: WG: Liegeplatz', 'Liegeplatz'], ['Отв: Солта', 'Солта'],
  ['回复：泊位', '泊位'], ['[list] Re: Berth', 'Berth'], ['[list] Berth', '[list] Berth'], ['Berth 9 (fwd)', 'Berth 9'], ['Re:', undefined], ['', undefined], ['Reply wanted', 'Reply wanted'], ['I: fattura', 'fattura'],
]
test('thread topics are the stretch of the subject that answers share', () => {
  for (const [subject, topic] of topics) {
    const range = threadTopic(subject)
    assert.equal(range && subject.slice(...range), topic, subject)
  }
})

const pages: readonly (readonly [string, string])[] = [
  ['<p>a</p><p>b</p>', 'a\nb'], ['a<br>b', 'a\nb'], ['<table><tr><td>a</td><td>b</td></tr></table>', 'a b'], ['x <b>y</b>\n  z', 'x y z'],
  ['<title>t</title><script>s</script>a', 'a'], ['<img alt="seal">', '[seal]'], ['<a href="https://quay.example/">quay</a>', 'quay <https://quay.example/>'],
  ['<a href="https://quay.example/">https://quay.example/</a>', 'https://quay.example/'], ['&lt;&amp;&nbsp;&euro;', '<& €'], ['<div>'.repeat(5_000) + 'deep', 'deep'], ['', ''],
]
test('the text of a page is what a reader sees', () => {
  for (const [html, text] of pages) assert.equal(htmlText(html, 1_000), text)
  assert.equal(htmlText('<p>abcdef</p>', 3), 'abc')
})

const bodies: readonly (readonly [encoding: string, raw: string, text: string])[] = [
  ['quoted-printable', 'a=3Db=\r\nc=C3=A9 =zz =', 'a=bcé =zz '],
  ['base64', 'aGVs bG8=\r\nIQ==', 'hello!'],
  ['base64', '', ''],
  ['x-uuencode', 'begin 644 a.txt\n%:&5L;&\\\n`\nend\n', 'hello'],
  ['8bit', 'é', 'é'],
  ['rot13', 'x', 'x'],
]
test('transfer encodings are undone', () => {
  for (const [encoding, raw, text] of bodies) assert.equal(Buffer.from(decodeTransfer(Buffer.from(raw), encoding).bytes).toString(), text, encoding)
  assert.match(decodeTransfer(Buffer.from('x'), 'rot13').doubt ?? '', /unknown/)
  assert.match(decodeTransfer(Buffer.from('aGVs!bG8='), 'base64').doubt ?? '', /left out/)
})
