/** Whether bytes begin as an OLE compound file does (MS-CFB 2.2). */
export function isOle(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, at) => bytes[at] === byte)
}

/** Whether a stream of that name is listed in these bytes of an OLE compound file: names are UTF-16, ended by a zero. */
export function hasOleStream(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(`${name}\0`, 'utf16le'))
}
