import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkExtractor } from '../../../test/contract/extractor-contract.ts'
import { collect, inputOf } from '../collect.ts'
import { svgExtractor } from './svg-extractor.ts'
import { svgFormat } from './svg-format.ts'

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="120px" height="4cm"><title>Plan</title><style>.a{}</style><text>Gate <tspan>7</tspan></text><text>North</text><script>x()</script></svg>'

checkExtractor(svgFormat, [{ name: 'plan.svg', bytes: new TextEncoder().encode(drawing) }])

test('text and size of a drawing; a length in centimetres is no number of pixels', async () => {
  const read = await collect(svgExtractor, inputOf(new TextEncoder().encode(drawing), 'plan.svg'))
  assert.equal(read.texts[0]?.text, 'Plan\nGate 7\nNorth')
  assert.deepEqual(
    read.statements.filter((draft) => draft.schema === 'Image').map((draft) => [draft.property, draft.value, draft.original]),
    [['widthPixels', '120', '120px']],
  )
})
