import { atServer } from '../base.ts'
import { useEffect, useMemo, useRef, useState } from 'react'
import { change } from '../address.ts'
import { Empty, Loading } from '../part/say.tsx'
import { words } from '../words/viewer.ts'
import type { FaceProps } from './face-view.tsx'
import { JsonTree } from './json-tree.tsx'

const maxBytes = 8_000_000

/** JSON as a tree, opened down to the place. NDJSON shows as a list of its lines. */
export function RecordFace({ exhibit, parts }: FaceProps) {
  const [text, setText] = useState<string>()
  const holder = useRef<HTMLDivElement>(null)
  const isTooLarge = exhibit.sizeBytes > maxBytes
  useEffect(() => {
    if (isTooLarge) return undefined
    const abort = new AbortController()
    fetch(atServer(`/api/exhibits/${exhibit.number}/bytes`), { signal: abort.signal })
      .then((response) => response.arrayBuffer())
      .then((bytes) => setText(decode(bytes, exhibit.encoding)), () => undefined)
    return () => abort.abort()
  }, [exhibit.number, exhibit.encoding, isTooLarge])
  const document = useMemo(() => (text === undefined ? undefined : parseDocument(text)), [text])
  const pointers = parts?.kind === 'pointer' ? parts.pointers : []
  const key = pointers.join(' ')
  useEffect(() => void holder.current?.querySelector('[data-mark]')?.scrollIntoView({ block: 'center' }), [document, key])
  if (isTooLarge) return <Empty>{words.tooLarge}</Empty>
  if (text === undefined) return <Loading />
  if (!document) return <Empty>{words.notJson}</Empty>
  return (
    <div className="record-face" ref={holder}>
      <JsonTree key={key} value={document.value} marked={pointers} onOpen={(pointer) => change({ at: `pointer=${encodeURIComponent(pointer)}`, face: undefined })} />
    </div>
  )
}

function decode(bytes: ArrayBuffer, encoding: string | null): string {
  try {
    return new TextDecoder(encoding ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

function parseDocument(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    const lines = text.split(/\r?\n/)
    const values = lines.map(parseLine)
    return values.some((value) => value !== undefined) ? { value: values.slice(0, lines.findLastIndex((line) => line.trim()) + 1) } : undefined
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
