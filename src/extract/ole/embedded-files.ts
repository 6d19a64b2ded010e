import { formatLocator } from '../../model/locator.ts'
import type { ChildDraft, ExtractInput } from '../contract.ts'
import type { CompoundFile } from './compound-file.ts'

const nativeName = '\u0001Ole10Native'
const wholeFiles = new Set(['Package', 'package', 'CONTENTS'])

/**
 * Files embedded in an old Office document, or in the object that a new one wraps around them: packages that a person
 * dropped in, and documents kept whole.
 */
export function embeddedFiles(file: CompoundFile, input: ExtractInput): ChildDraft[] {
  const children: ChildDraft[] = []
  for (const path of file.paths) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    if ((name !== nativeName && !wholeFiles.has(name)) || children.length >= input.limits.maxChildren) continue
    const stream = file.stream(path)
    const found = stream && (name === nativeName ? unpackNative(stream) : { name, bytes: stream })
    if (!found || found.bytes.byteLength === 0 || found.bytes.byteLength > input.limits.maxChildBytes) continue
    children.push({
      name: `${children.length + 1}-${plainName(found.name)}`,
      foundName: found.name,
      locator: formatLocator({ kind: 'member', path }),
      bytes: found.bytes,
    })
  }
  return children
}

function plainName(found: string): string {
  const parts = found.replaceAll('\\', '/').split('/')
  return parts.findLast((part) => part !== '' && part !== '.' && part !== '..') ?? 'embedded'
}

/** The file in a packager stream: size, flags, label, path, the temporary path with its length, then the data (MS-OLEDS 2.3.6). */
function unpackNative(stream: Uint8Array): { name: string; bytes: Uint8Array } | undefined {
  const bytes = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength)
  const labelEnd = bytes.indexOf(0, 6)
  const pathEnd = labelEnd < 0 ? -1 : bytes.indexOf(0, labelEnd + 1)
  if (pathEnd < 0 || pathEnd + 9 > bytes.length) return undefined
  const dataAt = pathEnd + 9 + bytes.readUInt32LE(pathEnd + 5)
  if (dataAt + 4 > bytes.length) return undefined
  const size = bytes.readUInt32LE(dataAt)
  return { name: bytes.toString('latin1', 6, labelEnd) || 'embedded', bytes: new Uint8Array(bytes.subarray(dataAt + 4, dataAt + 4 + size)) }
}
