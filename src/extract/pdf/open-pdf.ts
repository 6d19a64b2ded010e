import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { ExtractLimits } from '../contract.ts'

/** An open PDF and a page of it, as pdf.js has them. */
export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

const packageFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const folder = (name: string) => join(packageFolder, name) + sep

/** An open PDF and how to let go of it. */
export interface OpenPdf {
  readonly pdf: PDFDocumentProxy
  close(): Promise<void>
}

/**
 * Opens a PDF with pdf.js, which repairs a damaged cross-reference table by itself. Fonts and character maps come from the
 * package on this machine; no script of the file runs, nothing is loaded from outside. Throws what pdf.js throws.
 */
export async function openPdf(bytes: Uint8Array, limits: ExtractLimits): Promise<OpenPdf> {
  const release = catchStrays()
  const task = getDocument({
    // pdf.js takes the buffer away from whoever gave it.
    data: new Uint8Array(bytes),
    standardFontDataUrl: folder('standard_fonts'),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    wasmUrl: folder('wasm'),
    useWasm: false,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    disableRange: true,
    disableStream: true,
    disableAutoFetch: true,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: limits.maxPixels,
    verbosity: 0,
  })
  const close = async () => {
    await task.destroy()
    await release()
  }
  try {
    return { pdf: await task.promise, close }
  } catch (cause) {
    await close()
    throw cause
  }
}

/**
 * pdf.js lets some promises of a damaged file fail with nobody waiting for them, which would end the process; what matters
 * of them fails a second time where it is awaited. Caught while a file is open, and for one turn after.
 */
function catchStrays(): () => Promise<void> {
  const ignore = () => {}
  process.on('unhandledRejection', ignore)
  return async () => {
    await setImmediate()
    process.off('unhandledRejection', ignore)
  }
}

/** Whether pdf.js refused to open because a password is missing. */
export function isPasswordMissing(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'PasswordException'
}
