import { createReadStream, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { Failure } from '../../../base/failure.ts'
import { findExhibit, type KnownExhibit } from '../exhibit-file.ts'
import { ask, BytesAnswer, route } from '../route.ts'
import type { ServedCase } from '../served-case.ts'
import { pictureTypes } from './exhibit.ts'

/**
 * The bytes of an exhibit, whole or a range of them. Always as a download without a type of its own: what came as
 * evidence is never run or drawn by the browser as a page.
 */
export const exhibitBytesRoute = route('/api/exhibits/:exhibit/bytes', { exhibit: ask.exhibit }, async (served, { exhibit }, { range }) => {
  const known = await findExhibit(served, exhibit)
  const path = await bytesPath(served, known)
  const headers = {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="exhibit-${known.number}.bin"; filename*=UTF-8''${encodeName(known)}`,
    'accept-ranges': 'bytes',
    'x-sha256': known.sha256,
  }
  const wanted = range === undefined ? undefined : parseRange(range, known.sizeBytes)
  if (range !== undefined && !wanted) return new BytesAnswer(Buffer.alloc(0), { ...headers, 'content-range': `bytes */${known.sizeBytes}` }, 416)
  if (!wanted) return new BytesAnswer(createReadStream(path), { ...headers, 'content-length': String(known.sizeBytes) })
  const [start, end] = wanted
  return new BytesAnswer(
    createReadStream(path, { start, end }),
    { ...headers, 'content-length': String(end - start + 1), 'content-range': `bytes ${start}-${end}/${known.sizeBytes}` }, 206,
  )
})

/** A picture of the few kinds that browsers draw without running anything; its type is told by its first bytes. */
export const exhibitPictureRoute = route('/api/exhibits/:exhibit/picture', { exhibit: ask.exhibit }, async (served, { exhibit }) => {
  const known = await findExhibit(served, exhibit)
  const path = await bytesPath(served, known)
  const type = pictureType(await readHead(path))
  if (!type || !pictureTypes.includes(known.mediaType ?? '')) {
    throw new Failure('exhibit.absent', `Exhibit ${exhibit} is no picture that a browser may show. Save its bytes and look at them elsewhere.`)
  }
  return new BytesAnswer(createReadStream(path), { 'content-type': type, 'content-length': String(known.sizeBytes), 'content-disposition': 'inline' })
})

async function bytesPath(served: ServedCase, known: KnownExhibit): Promise<string> {
  const path = (await served.built()).fileOf(known)
  if (statSync(path, { throwIfNoEntry: false })?.size !== known.sizeBytes) {
    throw new Failure('evidence.damaged', `The bytes of exhibit ${known.number} are not there as they were received. Run 'jackdaw verify'.`)
  }
  return path
}

function encodeName({ name }: KnownExhibit): string {
  return encodeURIComponent(name.slice(-120)).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)
}

function parseRange(range: string, size: number): readonly [number, number] | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range)
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1])
  const end = match[1] === '' || match[2] === '' ? size - 1 : Math.min(size - 1, Number(match[2]))
  return start <= end ? [start, end] : undefined
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    return (await file.read(Buffer.alloc(16), 0, 16, 0)).buffer
  } finally {
    await file.close()
  }
}

function pictureType(head: Buffer): string | undefined {
  const text = head.toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (/^GIF8[79]a/.test(text)) return 'image/gif'
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp'
  return undefined
}
