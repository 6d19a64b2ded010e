import { atServer } from '../base.ts'
import { useEffect, useState } from 'react'
import { formatNumber } from '../words/format.ts'
import { words } from '../words/viewer.ts'
import type { FaceProps } from './face-view.tsx'

const windowBytes = 4_096
const lineBytes = 16

/** The bytes of an exhibit in hexadecimal, a window at a time. */
export function ByteFace({ exhibit, parts }: FaceProps) {
  const mark = parts?.kind === 'bytes' ? parts : undefined
  const [from, setFrom] = useState(mark ? mark.start - (mark.start % windowBytes) : 0)
  const [bytes, setBytes] = useState<Uint8Array>()
  useEffect(() => {
    const abort = new AbortController()
    const to = Math.min(exhibit.sizeBytes, from + windowBytes) - 1
    fetch(atServer(`/api/exhibits/${exhibit.number}/bytes`), { headers: { range: `bytes=${from}-${to}` }, signal: abort.signal })
      .then((response) => response.arrayBuffer())
      .then((buffer) => setBytes(new Uint8Array(buffer)), () => undefined)
    return () => abort.abort()
  }, [exhibit.number, exhibit.sizeBytes, from])
  const lines = bytes ? Array.from({ length: Math.ceil(bytes.length / lineBytes) }, (_, line) => bytes.subarray(line * lineBytes, (line + 1) * lineBytes)) : []
  return (
    <div className="byte-face">
      <p className="pager">
        <button type="button" disabled={from === 0} onClick={() => setFrom(Math.max(0, from - windowBytes))} aria-label={words.before}>
          ‹
        </button>
        {words.bytesFrom} {formatNumber(from)} {words.of} {formatNumber(exhibit.sizeBytes)}
        <button type="button" disabled={from + windowBytes >= exhibit.sizeBytes} onClick={() => setFrom(from + windowBytes)} aria-label={words.after}>
          ›
        </button>
      </p>
      <pre tabIndex={0}>
        {lines.map((line, index) => {
          const at = from + index * lineBytes
          const isHere = mark && at < mark.end && at + lineBytes > mark.start
          const text = `${at.toString(16).padStart(8, '0')}  ${hexOf(line)}  ${plainOf(line)}\n`
          return isHere ? <mark key={at} data-mark>{text}</mark> : text
        })}
      </pre>
    </div>
  )
}

function hexOf(bytes: Uint8Array): string {
  return Array.from({ length: lineBytes }, (_, index) => bytes[index]?.toString(16).padStart(2, '0') ?? '  ').join(' ')
}

function plainOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('')
}
