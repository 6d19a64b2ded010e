declare module 'seek-bzip' {
  /** The decoder of seek-bzip 2: reads and writes byte after byte; throws on damaged data. */
  const bunzip: {
    decode(input: { readByte(): number; read(buffer: Uint8Array, offset: number, length: number): number; eof(): boolean }, output: { writeByte(byte: number): void }, multistream: boolean): void
  }
  export default bunzip
}
