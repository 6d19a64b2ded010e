declare module 'xz-decompress' {
  /** The decoder of xz-decompress 0.2, a CommonJS module whose own types speak of named exports that Node does not see. */
  const xzDecompress: { XzReadableStream: new (packed: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array> }
  export default xzDecompress
}
