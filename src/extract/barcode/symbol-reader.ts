import sharp from 'sharp'
import { prepareZXingModule, readBarcodes, type ReadResult } from 'zxing-wasm/reader'
import { readProgramFile } from '../../base/program-file.ts'

/** A barcode found in a picture. */
export interface PictureSymbol {
  /** `PDF417`, `QRCode`, `DataMatrix`, `Aztec` and their kin. */
  readonly symbology: string
  /** What it holds, one byte a character for codes of text in Latin-1. */
  readonly bytes: Uint8Array
  /** Box around it in pixels of the picture as it is shown: left, top, right, bottom. */
  readonly box: readonly [left: number, top: number, right: number, bottom: number]
  /** Level of error correction as the symbology tells it, or empty. */
  readonly correction: string
  readonly isMirrored: boolean
}

/** What of a picture was searched. */
export interface SymbolReading {
  readonly symbols: readonly PictureSymbol[]
  /** Set when the picture was not searched: why. */
  readonly unread?: string
}

const formats = ['PDF417', 'MicroPDF417', 'QRCode', 'MicroQRCode', 'rMQRCode', 'DataMatrix', 'Aztec'] as const
const limits = { longestSide: 4_000, shortestSide: 800, mostSymbols: 20, deadlineSeconds: 20 } as const

/**
 * Reads two-dimensional barcodes in pictures with zxing-cpp in WebAssembly, which is given its program from this
 * installation: left alone it would ask a network for it. Every instance of the page of a picture is searched turned,
 * mirrored and inverted; a barcode whose error correction does not come out is not given.
 */
export class SymbolReader {
  /** Prepares the library; nothing is compiled before the first picture. */
  constructor() {
    const wasmBinary = readProgramFile(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
    prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasmBinary).buffer } })
  }

  /** The barcodes of the first page of a picture, from top to bottom. Never throws on a damaged picture. */
  async read(bytes: Uint8Array, options: { readonly maxPixels: number }): Promise<SymbolReading> {
    try {
      const { width, height } = await sharp(bytes, { limitInputPixels: false, failOn: 'none' }).metadata()
      if (!width || !height) return { symbols: [], unread: 'it has no size' }
      if (width * height > options.maxPixels) return { symbols: [], unread: `it has ${width} by ${height} pixels, more than the limit of ${options.maxPixels}` }
      const found = await this.#search(bytes, sideOf(width, height))
      if (found.length > 0 || Math.max(width, height) >= limits.shortestSide) return { symbols: found }
      return { symbols: await this.#search(bytes, 2 * Math.max(width, height)) }
    } catch (cause) {
      return { symbols: [], unread: `it cannot be decoded (${(cause as Error).message.split('\n')[0]!.slice(0, 200)})` }
    }
  }

  async #search(bytes: Uint8Array, side: number): Promise<PictureSymbol[]> {
    const upright = sharp(bytes, { limitInputPixels: false, failOn: 'none', pages: 1 }).timeout({ seconds: limits.deadlineSeconds }).autoOrient()
    const shown = await upright.clone().metadata()
    const { data, info } = await upright.flatten({ background: '#ffffff' }).toColourspace('b-w').resize({ width: side, height: side, fit: 'inside', kernel: 'cubic' })
      .extractChannel(0).raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
    const scale = Math.max(shown.autoOrient?.width ?? shown.width, shown.autoOrient?.height ?? shown.height) / Math.max(info.width, info.height)
    const picture = { data: asRgba(data), width: info.width, height: info.height, colorSpace: 'srgb' as const }
    const results = await readBarcodes(picture as unknown as Parameters<typeof readBarcodes>[0], { formats: [...formats], tryHarder: true, maxNumberOfSymbols: limits.mostSymbols })
    return results.filter(({ isValid }) => isValid).map((result) => toSymbol(result, scale)).sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])
  }
}

function sideOf(width: number, height: number): number {
  return Math.min(limits.longestSide, Math.max(width, height))
}

function asRgba(grey: Uint8Array): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(grey.length * 4)
  for (let at = 0; at < grey.length; at++) rgba.fill(grey[at]!, at * 4, at * 4 + 3)
  for (let at = 3; at < rgba.length; at += 4) rgba[at] = 255
  return rgba
}

function toSymbol(result: ReadResult, scale: number): PictureSymbol {
  const corners = Object.values(result.position) as { x: number; y: number }[]
  const xs = corners.map(({ x }) => Math.round(x * scale))
  const ys = corners.map(({ y }) => Math.round(y * scale))
  return {
    symbology: result.format, bytes: Uint8Array.from(result.bytes), box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
    correction: result.ecLevel, isMirrored: result.isMirrored,
  }
}
