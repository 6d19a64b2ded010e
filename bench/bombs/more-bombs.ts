import { spawnSync } from 'node:child_process'
import { deflateRawSync, deflateSync } from 'node:zlib'
import { makeXlsx } from '../../src/extract/xlsx/fixtures/make-xlsx.ts'
import {
  makeBlankSheet, makeDeepMail, makeEntityBomb, makeFarCell, makeGzipBomb, makeLyingZip, makeNest, makePdfBomb, makePixelFlood, makeRatioBomb,
} from '../../src/app/jobs/reading/fixtures/make-bombs.ts'

/** A hostile file by its name. Made when it is asked for: together they do not fit into memory. */
export type Bomb = readonly [name: string, make: () => Uint8Array | Promise<Uint8Array>]

const u16 = (...numbers: number[]) => Buffer.from(numbers.flatMap((each) => [each & 255, (each >> 8) & 255]))
const u32 = (...numbers: number[]) => Buffer.from(Uint32Array.from(numbers).buffer)

/** Every bomb of the bench, by name. */
export const bombs: readonly Bomb[] = [
  ['ratio.zip', () => makeRatioBomb(1_000_000_000)],
  ['lying.zip', () => makeLyingZip(500_000_000)],
  ['nest.zip', () => makeNest(12, 1)],
  ['fan.zip', () => makeNest(5, 6)],
  ['many.zip', () => zipOf(Array.from({ length: 60_000 }, (_, at) => `${at}.txt`))],
  ['overlap.zip', () => zipOf(Array.from({ length: 20_000 }, (_, at) => `${at}.bin`), Buffer.alloc(20_000_000), true)],
  ['slip.zip', () => zipOf(['../../escaped.txt', '/etc/escaped.txt', 'C:\\escaped.txt', '..\\..\\escaped.txt', 'a/../../escaped.txt', `${'d/'.repeat(3_000)}deep.txt`])],
  ['zeros.gz', makeGzipBomb],
  ['zeros.bz2', () => packedBy('bz2')],
  ['zeros.xz', () => packedBy('lzma')],
  ['false.xz', () => Buffer.concat([Buffer.from('fd377a585a000004e6d6b446', 'hex'), Buffer.alloc(1_000_000, 0x21)])],
  ['links.tar', makeLinkTar],
  ['sparse.tar', () => Buffer.concat([tarHead('huge.bin', 8 * 1024 ** 3 - 1, '0'), Buffer.alloc(1_024)])],
  ['flood.png', () => makePixelFlood(60_000)],
  ['flood.jpg', makeJpegFlood],
  ['flood.gif', () => Buffer.concat([Buffer.from('GIF89a'), u16(65_535, 65_535), Buffer.from('8000000000ffffff2c00000000ffffffff00024c01003b', 'hex')])],
  ['flood.webp', makeWebpFlood],
  ['flood.tif', makeTiffFlood],
  ['loop.tif', () => Buffer.concat([Buffer.from('II*\0'), u32(8), u16(1, 256, 4), u32(1, 10, 8)])],
  ['far.xlsx', makeFarCell],
  ['blank.xlsx', () => makeBlankSheet(400_000_000)],
  ['strings.xlsx', () => makeXlsx({ sheets: [{ name: 'S', xml: '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>' }], parts: { 'xl/sharedStrings.xml': stringsFlood(3_000_000) } })],
  ['laughs.xml', makeEntityBomb],
  ['deep.xml', () => Buffer.from('<a>'.repeat(3_000_000))],
  ['attributes.xml', () => Buffer.from(`<a ${Array.from({ length: 500_000 }, (_, at) => `a${at}="x"`).join(' ')}/>`)],
  ['operators.pdf', () => makePdfBomb(280_000_000)],
  ['loop.pdf', makePdfLoop],
  ['deep.eml', () => makeDeepMail(5_000)],
  ['header.eml', () => Buffer.from(`From: a@example.org\r\nSubject: ${'x'.repeat(60_000_000)}\r\n\r\nbody`)],
  ['headers.eml', () => Buffer.from(`From: a@example.org\r\n${'X-A: b\r\n'.repeat(2_000_000)}\r\nbody`)],
  ['line.csv', () => Buffer.concat([Buffer.from('a,b\n1,"'), Buffer.alloc(1_100_000_000, 'x')])],
  ['columns.csv', () => Buffer.from(`${'a,'.repeat(5_000_000)}\n${'1,'.repeat(5_000_000)}\n`)],
  ['deep.json', () => Buffer.from('['.repeat(10_000_000))],
  ['proto.json', () => Buffer.from('[{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"name":"a"}]')],
  ['deep.rtf', () => Buffer.from(`{\\rtf1 ${'{'.repeat(5_000_000)}`)],
  ['loop.doc', makeCompoundLoop],
  ['loop.msg', makeCompoundLoop],
  ['refs.svg', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="http://127.0.0.1:9/x.png"/><text>words</text></svg>')],
  ['remote.html', () => Buffer.from('<html><img src="http://127.0.0.1:9/x.png"><script src="http://127.0.0.1:9/x.js"></script><link rel="stylesheet" href="//127.0.0.1:9/x.css">words</html>')],
]

/** A ZIP archive by hand: members of one small text, or (`overlaps`) all of the same packed bytes. */
function zipOf(names: readonly string[], content: Uint8Array = Buffer.from('text'), overlaps = false): Uint8Array {
  const packed = deflateRawSync(content)
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [at, text] of names.entries()) {
    const name = Buffer.from(text)
    const fields = Buffer.concat([u16(20, 0, 8, 0, 0), u32(0, packed.byteLength, content.byteLength), u16(name.byteLength, 0)])
    const local = Buffer.concat([u32(0x04034b50), fields, name, packed])
    const start = overlaps ? 0 : offset
    if (!overlaps || at === 0) {
      locals.push(local)
      offset += local.byteLength
    }
    centrals.push(Buffer.concat([u32(0x02014b50), u16(20), fields, u16(0, 0, 0), u32(0, start), name]))
  }
  const central = Buffer.concat(centrals)
  return Buffer.concat([...locals, central, u32(0x06054b50), u16(0, 0, names.length, names.length), u32(central.byteLength, offset), u16(0)])
}

/** Half a gigabyte of zeros, packed by Python's library: Node.js has none for these. */
function packedBy(library: 'bz2' | 'lzma'): Uint8Array {
  return spawnSync('python3', ['-c', `import sys, ${library}; sys.stdout.buffer.write(${library}.compress(bytes(500_000_000)))`], { maxBuffer: 64_000_000 }).stdout
}

function tarHead(name: string, size: number, type: string, link = ''): Buffer {
  const head = Buffer.alloc(512)
  head.write(name, 0)
  head.write('0000644\0', 100)
  head.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  head.write('        ', 148)
  head.write(type, 156)
  head.write(link, 157)
  head.write('ustar\x0000', 257)
  const sum = head.reduce((total, byte) => total + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return head
}

function makeLinkTar(): Uint8Array {
  return Buffer.concat([
    tarHead('link', 0, '2', '/etc/passwd'), tarHead('hard', 0, '1', '../../escaped'), tarHead('device', 0, '3'), tarHead('block', 0, '4'), tarHead('fifo', 0, '6'),
    tarHead('sparse', 0, 'S'), tarHead('../../escaped.txt', 4, '0'), Buffer.from('text'), Buffer.alloc(508), Buffer.alloc(1_024),
  ])
}

function makeJpegFlood(): Uint8Array {
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb004300', 'hex'), Buffer.alloc(64, 1),
    Buffer.from('ffc0000b08ffffffff01011100ffc40014000100000000000000000000000000000000ffda0008010100003f00', 'hex'), Buffer.alloc(1_000), Buffer.from('ffd9', 'hex'),
  ])
}

function makeWebpFlood(): Uint8Array {
  // VP8L: 14 bits each of width and height less one.
  const body = Buffer.concat([Buffer.from('VP8L'), u32(1_004), Buffer.from([0x2f, 0xff, 0xff, 0xff, 0x0f]), Buffer.alloc(999)])
  return Buffer.concat([Buffer.from('RIFF'), u32(body.byteLength + 4), Buffer.from('WEBP'), body])
}

function makeTiffFlood(): Uint8Array {
  const strip = deflateSync(Buffer.alloc(100_000))
  const entries = [
    [256, 4, 1, 100_000], [257, 4, 1, 100_000], [258, 3, 1, 8], [259, 3, 1, 8], [262, 3, 1, 1], [273, 4, 1, 8], [277, 3, 1, 1], [278, 4, 1, 100_000],
    [279, 4, 1, strip.byteLength],
  ] as const
  const directory = Buffer.concat([u16(entries.length), ...entries.map(([tag, type, count, value]) => Buffer.concat([u16(tag, type), u32(count, value)])), u32(0)])
  return Buffer.concat([Buffer.from('II*\0'), u32(8 + strip.byteLength), strip, directory])
}

/** A PDF whose page tree contains itself. */
function makePdfLoop(): Uint8Array {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 1000000 >>', '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 999999 >>']
  const bodies = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`)
  const head = '%PDF-1.4\n'
  const offsets = bodies.map((_, at) => head.length + bodies.slice(0, at).join('').length)
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = head.length + bodies.join('').length
  return Buffer.from(`${head}${bodies.join('')}xref\n0 4\n0000000000 65535 f \n${table}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`)
}

/** A compound file (MS-CFB) whose table of sectors and directory lead back to themselves. */
function makeCompoundLoop(): Uint8Array {
  const head = Buffer.alloc(512)
  head.set(Buffer.from('d0cf11e0a1b11ae1', 'hex'))
  head.set(u16(0x3e, 3, 0xfffe, 9, 6), 24)
  head.set(u32(1, 1, 0, 4_096, 1, 1, 0, 1), 44)
  for (let at = 76; at < 512; at += 4) head.writeUInt32LE(0, at)
  // Every sector is followed by sector 1.
  const fat = Buffer.concat([u32(...Array.from({ length: 128 }, () => 1))])
  const entry = Buffer.alloc(128)
  entry.write('Root Entry', 0, 'utf16le')
  entry.writeUInt16LE(22, 64)
  entry.set([5, 0], 66)
  entry.set(u32(0, 0, 0), 68)
  entry.set(u32(1, 0xffffffff, 0x7fffffff), 116)
  return Buffer.concat([head, fat, entry, entry, entry, entry, Buffer.alloc(512)])
}

function stringsFlood(count: number): string {
  return `<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${count}">${'<si><t>word</t></si>'.repeat(count)}</sst>`
}

