import { libraryArchiveExtractor } from '../archive/library-archive.ts'
import type { ByteSource } from '../contract.ts'
import { sevenZipNames } from './seven-zip-names.ts'

/** Bytes of the 7z signature header; the offset and size of the end header stand in it (7zFormat.txt, SignatureHeader). */
const signatureHeaderBytes = 32

/** Reads 7-Zip archives by libarchive: LZMA, LZMA2, PPMd, BCJ, delta, bzip2, deflate; not encrypted ones, and not zstd. */
export const sevenZipExtractor = libraryArchiveExtractor({ mediaType: 'application/x-7z-compressed', explain, names: sevenZipNames })

/** The list of names of a 7z archive stands at its end: one that ends before is a first volume, or cut. */
async function explain(source: ByteSource, path: string): Promise<string | undefined> {
  const volume = /\.7z\.(\d{3})$/iu.exec(path)
  const head = Buffer.from(await source.read(0, signatureHeaderBytes))
  if (head.byteLength < signatureHeaderBytes || head.readUInt16BE(0) !== 0x377a) {
    return volume ? `This is volume ${volume[1]} of a split 7z archive, which tells nothing by itself. Join the volumes and add the result.` : undefined
  }
  const endsAt = signatureHeaderBytes + Number(head.readBigUInt64LE(12)) + Number(head.readBigUInt64LE(20))
  if (endsAt <= source.sizeBytes) return undefined
  return volume
    ? `This is volume ${volume[1]} of a split 7z archive of about ${endsAt} bytes; its list of names stands in the last volume. Join the volumes and add the result.`
    : `The archive should have ${endsAt} bytes and has ${source.sizeBytes}; its list of names at the end is missing. Ask for the whole of it, or join its volumes.`
}
