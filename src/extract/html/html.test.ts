import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { htmlExtractor } from './html-extractor.ts'
import { htmlFormat } from './html-format.ts'
import { readHtml } from './html-reader.ts'

const page = `<!DOCTYPE html><html><head><title> Port &amp; Sea </title><meta name="author" content="Ilse Brandt">
<meta property="article:published_time" content="2024-02-03T10:00:00Z"><style>p { color: red }</style><script>alert('no')</script></head>
<body><h1>Port &eacute;lan</h1><p>One <b>bold</b> word<br>and a line.</p><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>
<pre>  kept
    as is</pre><a href="https://example.org/x">link</a><img alt="a ship" src="http://example.org/track.png"></body></html>`

checkExtractor(htmlFormat, [
  { name: 'page.html', bytes: new TextEncoder().encode(page) },
  {
    name: 'latin.htm',
    bytes: new Uint8Array(
      Buffer.from(page.replace('<head>', '<head><meta charset="windows-1252">').replace('&eacute;', '\u00e9'), 'latin1'),
    ),
  },
])

test('what a page shows, block by block', () => {
  const { text, fields } = readHtml(page)
  assert.equal(text, 'Port \u00e9lan\n\nOne bold word\nand a line.\n\na\tb\nc\td\n\n  kept\n    as is\n\nlink a ship')
  assert.deepEqual(
    fields.map((field) => [field.name, field.text]),
    [
      ['title', 'Port & Sea'],
      ['meta.author.1', 'Ilse Brandt'],
      ['meta.article:published_time.2', '2024-02-03T10:00:00Z'],
      ['link.1', 'https://example.org/x'],
    ],
  )
})

test('the encoding that a page declares is read where the bytes are no UTF-8', async () => {
  const bytes = new Uint8Array(
    Buffer.concat([
      Buffer.from('<html><head><meta charset="windows-1251"></head><body>'),
      Buffer.from([0xcf, 0xf0, 0xe8]),
      Buffer.from('</body></html>'),
    ]),
  )
  const read = await collect(htmlExtractor, inputOf(bytes, 'a.html'))
  assert.equal(read.facts?.encoding, 'windows-1251')
  assert.equal(read.texts[0]?.text, '\u041f\u0440\u0438')
})

test('a head that is never closed, tags that never open, and a page of nothing', async () => {
  assert.equal(readHtml('<html><head><title>T</title><body></i>seen').text, 'seen')
  assert.equal(readHtml('a < b & c').text, 'a < b & c')
  const empty = await collect(htmlExtractor, inputOf(new TextEncoder().encode('<html><script>x</script></html>'), 'a.html'))
  assert.equal(empty.facts?.unread, 'no text')
})
