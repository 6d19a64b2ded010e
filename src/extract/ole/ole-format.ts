import type { Format } from '../contract.ts'
import { isCompoundFile } from './compound-file.ts'
import { isObjectWrapper, oleHolds } from './ole-cue.ts'

/** Compound files without a reader of their own: encrypted Office documents above all, then Visio, Publisher, Project. */
export const oleFormat: Format = {
  id: 'ole',
  label: 'Office compound file',
  mediaTypes: ['application/x-ole-storage'],
  extensions: ['.vsd', '.pub', '.mpp'],
  sniff(head) {
    if (!isCompoundFile(head)) return 0
    if (isObjectWrapper(head)) return 0.98
    return oleHolds(head, { name: false, stream: 'EncryptedPackage' }) > 0 ? 0.98 : 0.5
  },
  load: async () => (await import('./ole-extractor.ts')).oleExtractor,
}
