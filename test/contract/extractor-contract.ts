import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collect, inputOf } from '../../src/extract/collect.ts'
import type { ExtractInput, Format } from '../../src/extract/contract.ts'
import { parseLocator } from '../../src/model/locator.ts'
import { findSchema } from '../../src/model/schema/schema.ts'

/** A good sample of a format: our own, made by code. */
export interface Sample {
  readonly name: string
  readonly bytes: Uint8Array
  readonly options?: Partial<ExtractInput>
}

/** What every extractor promises, run over samples of one format. */
export function checkExtractor(format: Format, samples: readonly Sample[]): void {
  for (const sample of samples) {
    test(`${format.id} keeps the contract on ${sample.name}`, async () => {
      assert.ok(format.sniff(sample.bytes.subarray(0, 65_536), sample.name.toLowerCase()) > 0, 'the format does not recognise its own sample')
      const extractor = await format.load()
      const input = inputOf(sample.bytes, sample.name, sample.options)
      const first = await collect(extractor, input)
      assert.ok(first.facts, 'no facts were given')
      assert.deepEqual(await collect(extractor, input), first, 'a second reading differs')

      for (const draft of first.statements) {
        const schema = findSchema(draft.schema)
        assert.ok(schema, `no schema ${draft.schema}`)
        assert.ok(schema.properties.has(draft.property), `no property ${draft.schema}.${draft.property}`)
        assert.ok(parseLocator(draft.locator), `not a locator: ${draft.locator}`)
        assert.match(draft.entityId, /^[0-9a-f]{32}$/)
        assert.ok(draft.value.length > 0)
      }
      const written = first.statements.filter((draft) => draft.original !== undefined)
      const located = await extractor.locate(input, written.map((draft) => draft.locator))
      written.forEach((draft, index) => {
        assert.equal(squeeze(located[index] ?? '(nothing)'), squeeze(draft.original!), `${draft.schema}.${draft.property} at ${draft.locator}`)
      })
      for (const segment of first.texts) assert.ok(parseLocator(segment.locator), `not a locator: ${segment.locator}`)
    })

    test(`${format.id} never throws on damaged bytes of ${sample.name}`, async () => {
      const extractor = await format.load()
      for (const bytes of damagedForms(sample.bytes)) {
        const result = await collect(extractor, inputOf(bytes, sample.name, sample.options))
        assert.ok(result.facts || result.problems.length > 0, 'neither facts nor a problem')
      }
    })
  }
}

/** Cut at several lengths, and with single bytes changed; the same forms at every run. */
function damagedForms(bytes: Uint8Array): Uint8Array[] {
  const cuts = [0, 1, 7, 64, Math.floor(bytes.length / 3), Math.floor(bytes.length / 2), Math.max(0, bytes.length - 1)]
  const flips = Array.from({ length: 12 }, (_, step) => Math.floor(((step + 0.5) / 12) * bytes.length))
  return [
    ...cuts.map((length) => bytes.slice(0, length)),
    ...flips.map((at) => {
      // `slice` of a Buffer is a view: the sample itself would be damaged.
      const changed = new Uint8Array(bytes)
      if (changed.length) changed[at] = changed[at]! ^ 0xff
      return changed
    }),
  ]
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
