import type { ExtractLimits } from './contract.ts'

const megabyte = 1024 * 1024

/** The limits an exhibit is read under unless the case says otherwise. */
export const defaultLimits: ExtractLimits = {
  maxBytesInMemory: 512 * megabyte,
  maxStatements: 500_000_000,
  maxTextChars: 64_000_000,
  maxPages: 5_000,
  maxPixels: 100_000_000,
  maxChildren: 20_000,
  maxChildBytes: 512 * megabyte,
  maxDepth: 8,
}
