import { Readable } from 'node:stream'
import yazl from 'yazl'
import yauzl from 'yauzl'

/** One file of a ZIP archive. */
export interface ZipMember {
  readonly name: string
  readonly bytes: Uint8Array
  /** Stored without compression: the `mimetype` of an OpenDocument file. */
  readonly stored?: boolean
}

/** A ZIP archive with its members in the order given, all dated alike, so that it always has the same bytes. */
export async function writeZip(members: readonly ZipMember[]): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const member of members) {
    zip.addBuffer(Buffer.from(member.bytes), member.name, {
      mtime: new Date(2024, 6, 1, 12), mode: 0o100644, compress: !member.stored, forceDosTimestamp: true,
    })
  }
  zip.end()
  return Buffer.concat(await Readable.from(zip.outputStream).toArray())
}

/**
 * The same archive with members sorted, dated alike and, where `edit` changes them, edited. Office libraries put the
 * present time into their archives; this takes it out.
 */
export async function rewriteZip(bytes: Uint8Array, edit: (name: string, text: string) => string): Promise<Buffer> {
  const members: ZipMember[] = []
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes))
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue
    const content = Buffer.concat(await Readable.from(await zip.openReadStreamPromise(entry)).toArray())
    const isText = /\.(xml|rels)$/.test(entry.fileName)
    members.push({ name: entry.fileName, bytes: isText ? Buffer.from(edit(entry.fileName, content.toString('utf8'))) : content })
  }
  return writeZip(members.sort((a, b) => (a.name < b.name ? -1 : 1)))
}
