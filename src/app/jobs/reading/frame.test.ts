import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { encodeFrame, FrameReader, fromReader, type Frame } from './frame.ts'

function cut(bytes: Buffer, blockBytes: number): Frame[] {
  const reader = new FrameReader(fromReader)
  const frames: Frame[] = []
  for (let at = 0; at < bytes.byteLength; at += blockBytes) frames.push(...reader.push(bytes.subarray(at, at + blockBytes)))
  return frames
}

test('frames come out as they went in, wherever the stream is cut', () => {
  const frame = fc.record({ kind: fc.constantFrom('L', 'B', 'C', 'R', 'D'), payload: fc.uint8Array({ maxLength: 40 }) })
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 12 }), fc.integer({ min: 1, max: 50 }), (frames, blockBytes) => {
      const stream = Buffer.concat(frames.map(({ kind, payload }) => encodeFrame(kind as Frame['kind'], payload)))
      const found = cut(stream, blockBytes).map(({ kind, payload }) => ({ kind, payload: new Uint8Array(payload) }))
      assert.deepEqual(found, frames.map(({ kind, payload }) => ({ kind, payload: new Uint8Array(payload) })))
    }),
    { numRuns: 200 },
  )
})

test('a long frame in small blocks takes time by its length, not by the square of it', () => {
  const startedAt = performance.now()
  assert.equal(cut(encodeFrame('L', Buffer.alloc(64_000_000)), 64 * 1024)[0]?.payload.byteLength, 64_000_000)
  assert.ok(performance.now() - startedAt < 2_000)
})

test('a frame of no kind or of too many bytes is refused at its head', () => {
  assert.throws(() => cut(Buffer.from('X\0\0\0\0'), 5), RangeError)
  for (const [kind, longest] of Object.entries(fromReader)) {
    const head = Buffer.from(`${kind}    `)
    head.writeUInt32LE(longest + 1, 1)
    assert.throws(() => cut(head, 2), RangeError, kind)
  }
  assert.throws(() => cut(encodeFrame('A', 'what only Jackdaw sends'), 64), RangeError)
})
