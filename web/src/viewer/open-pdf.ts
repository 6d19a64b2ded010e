import { atServer } from '../base.ts'
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist'
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerAddress

const open = new Map<string, Promise<PDFDocumentProxy>>()
const keptOpen = 3

/** Opens a PDF from its bytes. Nothing in it is run: no scripts, no forms, no evaluation; its pages are only drawn. */
export function openPdf(exhibit: string): Promise<PDFDocumentProxy> {
  const known = open.get(exhibit)
  if (known) return known
  const opening = getDocument({
    url: atServer(`/api/exhibits/${exhibit}/bytes`),
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
    cMapUrl: '/pdf/cmaps/',
    cMapPacked: true,
    standardFontDataUrl: '/pdf/standard_fonts/',
    maxImageSize: 100_000_000,
    verbosity: 0,
  }).promise
  open.set(exhibit, opening)
  opening.catch(() => open.delete(exhibit))
  const [oldest] = open.keys()
  if (open.size > keptOpen && oldest !== undefined) {
    void open.get(oldest)?.then((document) => document.loadingTask.destroy(), () => undefined)
    open.delete(oldest)
  }
  return opening
}
