import assert from 'node:assert/strict'
import { test } from 'node:test'
import { escapeHtml, html } from './html.ts'

test('evidence cannot become markup', () => {
  const hostile = `<script>alert(1)</script>" onmouseover='x' &amp;`
  assert.equal(
    html`<p title="${hostile}">${[hostile]}</p>`.text.match(/[<>]/g)?.length,
    4,
  )
  assert.equal(escapeHtml('a<b>&"\''), 'a&#60;b&#62;&#38;&#34;&#39;')
})

test('what could mislead a reader is shown as a sign', () => {
  assert.equal(escapeHtml('pay \u202e0001\u0000'), 'pay ␦0001␀')
})

test('HTML in HTML stays, nothing gives nothing', () => {
  assert.equal(html`<ul>${[html`<li>${1}</li>`, undefined, null]}</ul>`.text, '<ul><li>1</li></ul>')
})
