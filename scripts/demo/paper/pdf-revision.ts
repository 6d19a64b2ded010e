/**
 * The first of two files with the changes of the second appended, as a program does that saves without writing the file anew (ISO
 * 32000-1, 7.5.6). Both must be written by one program in one order, with a plain cross-reference table: then the same number
 * is the same object.
 */
export function appendRevision(before: Uint8Array, after: Uint8Array): Uint8Array {
  const [old, young] = [readObjects(before), readObjects(after)]
  const changed = [...young.objects].filter(([number, bytes]) => old.objects.get(number)?.equals(bytes) !== true)
  const parts: Buffer[] = [Buffer.from(before), Buffer.from('\n')]
  let at = before.byteLength + 1
  const entries = changed.sort(([left], [right]) => left - right).map(([number, bytes]) => {
    const entry = `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`
    parts.push(bytes)
    at += bytes.byteLength
    return entry
  })
  const trailer = young.trailer.replace(/>>\s*$/, `/Prev ${old.startXref}\n>>`)
  parts.push(Buffer.from(`xref\n${entries.join('')}trailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`))
  return Buffer.concat(parts)
}

interface PdfObjects {
  readonly objects: ReadonlyMap<number, Buffer>
  readonly trailer: string
  readonly startXref: number
}

/** The objects of a file with one plain cross-reference table. Throws a RangeError for any other. */
function readObjects(file: Uint8Array): PdfObjects {
  const bytes = Buffer.from(file)
  const text = bytes.toString('latin1')
  const startXref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
  const trailer = /trailer\s*(<<[\s\S]*>>)\s*startxref/.exec(text.slice(startXref))?.[1]
  if (!trailer) throw new RangeError('The file has no plain cross-reference table.')
  const offsets: [number, number][] = []
  let number = 0
  for (const [, first, , offset, kind] of text.slice(startXref, text.indexOf('trailer', startXref)).matchAll(/^(?:(\d+) (\d+)|(\d{10}) \d{5} ([nf])) ?\r?$/gm)) {
    if (first !== undefined) number = Number(first)
    else {
      if (kind === 'n') offsets.push([number, Number(offset)])
      number++
    }
  }
  const ends = [...offsets.map(([, offset]) => offset), startXref].sort((left, right) => left - right)
  return {
    objects: new Map(offsets.map(([of, offset]) => [of, bytes.subarray(offset, ends[ends.indexOf(offset) + 1])])),
    trailer, startXref,
  }
}
