import { crc32 } from 'node:zlib'
import type { Random } from '../random.ts'

/**
 * A ZIP archive with one stored member, encrypted by the traditional cipher of the format (PKWARE APPNOTE 6.3.10,
 * section 6.1). It opens with its password. The cipher is weak; it serves as an example of what cannot be read.
 */
export function lockedZip(member: { name: string; bytes: Uint8Array; password: string; crc: number }, random: Random): Buffer {
  const header = Uint8Array.from({ length: 12 }, (_, index) => (index === 11 ? member.crc >>> 24 : random.whole(0, 255)))
  const content = encrypt(Buffer.concat([header, member.bytes]), member.password)
  const name = Buffer.from(member.name)
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt16LE(1, 2)
  common.writeUInt16LE(0x6000, 6)
  common.writeUInt16LE(0x58e1, 8)
  common.writeUInt32LE(member.crc, 10)
  common.writeUInt32LE(content.length, 14)
  common.writeUInt32LE(member.bytes.length, 18)
  common.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, content])
  const madeBy = Buffer.from([20, 0])
  const central = Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), madeBy, common, Buffer.alloc(14), name])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06', 'latin1'), end])
}

function encrypt(plain: Uint8Array, password: string): Buffer {
  const keys = new Keys()
  for (const byte of Buffer.from(password)) keys.feed(byte)
  return Buffer.from(plain.map((byte) => {
    const masked = byte ^ keys.mask()
    keys.feed(byte)
    return masked
  }))
}

/** The three keys of the cipher. */
class Keys {
  #first = 0x12345678
  #second = 0x23456789
  #third = 0x34567890

  feed(byte: number): void {
    this.#first = step(this.#first, byte)
    this.#second = (Math.imul((this.#second + (this.#first & 0xff)) >>> 0, 134775813) + 1) >>> 0
    this.#third = step(this.#third, this.#second >>> 24)
  }

  mask(): number {
    const low = (this.#third | 2) & 0xffff
    return (Math.imul(low, low ^ 1) >>> 8) & 0xff
  }
}

/** One step of CRC-32 without its final complement: node:zlib complements before and after, so that is undone. */
function step(crc: number, byte: number): number {
  return (crc32(Uint8Array.of(byte), ~crc >>> 0) ^ 0xffffffff) >>> 0
}
