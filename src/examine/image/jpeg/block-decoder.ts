import { BrokenScan, type BitReader } from './bit-reader.ts'
import type { HuffmanTable } from './huffman-table.ts'
import type { ScanHeader } from './scan-header.ts'

/** Decodes one block's share of a scan into `block`, 64 coefficients in zigzag order; `state` lives as long as a restart interval. */
export type BlockDecoder = (reader: BitReader, block: Int16Array, state: BlockState) => void

/** What is carried from block to block: the last DC value of the component, and the run of blocks without further coefficients. */
export interface BlockState {
  dc: number
  endOfBand: number
}

/** The tables that one component of a scan is coded by. */
export interface BlockTables {
  readonly dc: HuffmanTable | undefined
  readonly ac: HuffmanTable | undefined
}

/** The decoder that a scan needs: sequential (ITU-T T.81, F.2), or one of the four kinds of progressive scans (G.1.2). */
export function blockDecoder(isProgressive: boolean, scan: ScanHeader, tables: BlockTables): BlockDecoder {
  if (!isProgressive) return sequential(needed(tables.dc), needed(tables.ac))
  const isFirst = scan.high === 0
  if (scan.spectralStart === 0) return isFirst ? dcFirst(needed(tables.dc), scan.low) : dcRefinement(scan.low)
  return isFirst ? acFirst(needed(tables.ac), scan) : acRefinement(needed(tables.ac), scan)
}

function needed(table: HuffmanTable | undefined): HuffmanTable {
  if (!table) throw new BrokenScan('A scan names a table that was not defined.')
  return table
}

function sequential(dc: HuffmanTable, ac: HuffmanTable): BlockDecoder {
  return (reader, block, state) => {
    state.dc += reader.signed(reader.value(dc) & 15)
    block[0] = state.dc
    for (let k = 1; k < 64; k++) {
      const runAndSize = reader.value(ac)
      const [run, size] = [runAndSize >> 4, runAndSize & 15]
      if (size === 0 && run < 15) return
      k += run
      if (k > 63) throw new BrokenScan('A block has more than 64 coefficients.')
      if (size > 0) block[k] = reader.signed(size)
    }
  }
}

function dcFirst(dc: HuffmanTable, low: number): BlockDecoder {
  return (reader, block, state) => {
    state.dc += reader.signed(reader.value(dc) & 15)
    block[0] = state.dc << low
  }
}

function dcRefinement(low: number): BlockDecoder {
  return (reader, block) => {
    if (reader.bit()) block[0]! |= 1 << low
  }
}

function acFirst(ac: HuffmanTable, { spectralStart, spectralEnd, low }: ScanHeader): BlockDecoder {
  return (reader, block, state) => {
    if (state.endOfBand > 0) {
      state.endOfBand--
      return
    }
    for (let k = spectralStart; k <= spectralEnd; k++) {
      const runAndSize = reader.value(ac)
      const [run, size] = [runAndSize >> 4, runAndSize & 15]
      if (size === 0 && run < 15) {
        state.endOfBand = (1 << run) - 1 + (run > 0 ? reader.bits(run) : 0)
        return
      }
      k += run
      if (k > 63) throw new BrokenScan('A block has more than 64 coefficients.')
      if (size > 0) block[k] = reader.signed(size) * (1 << low)
    }
  }
}

/** Figure G.7: every coefficient that is not zero yet takes one more bit; those that become so are told by run and sign. */
function acRefinement(ac: HuffmanTable, { spectralStart, spectralEnd, low }: ScanHeader): BlockDecoder {
  const one = 1 << low
  const refine = (reader: BitReader, block: Int16Array, k: number) => {
    if (reader.bit() && (block[k]! & one) === 0) block[k]! += block[k]! > 0 ? one : -one
  }
  return (reader, block, state) => {
    let k = spectralStart
    while (state.endOfBand === 0 && k <= spectralEnd) {
      const runAndSize = reader.value(ac)
      let run = runAndSize >> 4
      if ((runAndSize & 15) === 0 && run < 15) {
        state.endOfBand = (1 << run) + (run > 0 ? reader.bits(run) : 0)
        break
      }
      const fresh = (runAndSize & 15) === 0 ? 0 : reader.bit() ? one : -one
      for (; k <= spectralEnd; k++) {
        if (block[k] !== 0) refine(reader, block, k)
        else if (run-- === 0) break
      }
      if (fresh !== 0 && k <= spectralEnd) block[k] = fresh
      k++
    }
    if (state.endOfBand === 0) return
    for (; k <= spectralEnd; k++) if (block[k] !== 0) refine(reader, block, k)
    state.endOfBand--
  }
}
