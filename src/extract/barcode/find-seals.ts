import { isIdb, parseIdb } from './parse-idb.ts'
import { isVds, parseVds } from './parse-vds.ts'
import { isVdsNc, parseVdsNc } from './parse-vds-nc.ts'
import type { Seal } from './seal.ts'

/** A seal in a payload, and the bytes of the payload it takes. */
export interface FoundSeal {
  readonly seal: Seal
  readonly start: number
  readonly end: number
}

/** The seals of a payload one behind the other, and how many bytes after them are none. */
export interface PayloadSeals {
  readonly seals: readonly FoundSeal[]
  readonly unreadBytes: number
  /** Whether the payload opens as a seal does, read or not. */
  readonly isSeal: boolean
}

const maxSeals = 50

/** Reads the seals of a payload: of a barcode, or a file that keeps what one held. */
export function findSeals(bytes: Uint8Array): PayloadSeals {
  if (isVds(bytes)) return findInBytes(bytes)
  const text = Buffer.from(bytes.subarray(0, 200_000)).toString('utf8')
  const seal = isIdb(text.trim()) ? parseIdb(text) : isVdsNc(text) ? parseVdsNc(text) : undefined
  const isSeal = isIdb(text.trim()) || isVdsNc(text)
  return { seals: seal ? [{ seal, start: 0, end: bytes.length }] : [], unreadBytes: seal ? 0 : bytes.length, isSeal }
}

function findInBytes(bytes: Uint8Array): PayloadSeals {
  const seals: FoundSeal[] = []
  let at = 0
  while (at < bytes.length && seals.length < maxSeals) {
    const seal = parseVds(bytes.subarray(at))
    if (!seal) break
    seals.push({ seal, start: at, end: at + seal.sizeBytes })
    at += seal.sizeBytes
  }
  return { seals, unreadBytes: bytes.length - at, isSeal: true }
}
