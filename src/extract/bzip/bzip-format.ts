import type { Format } from '../contract.ts'

/** One file compressed by bzip2: `BZh`, a level, and the number of a block or of the end of an empty file. */
export const bzipFormat: Format = {
  id: 'bzip2',
  label: 'bzip2 file',
  mediaTypes: ['application/x-bzip2'],
  extensions: ['.bz2', '.tbz2', '.tbz'],
  sniff(head, name) {
    const start = Buffer.from(head.subarray(0, 10)).toString('latin1')
    if (/^BZh[1-9](1AY&SY|\x17\x72\x45\x38\x50\x90)/u.test(start)) return 0.95
    return /\.t?bz2?$/u.test(name) ? 0.3 : 0
  },
  load: async () => (await import('./bzip-extractor.ts')).bzipExtractor,
}
