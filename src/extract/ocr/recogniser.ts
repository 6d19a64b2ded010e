import { createRequire } from 'node:module'
import { sha256 } from '../../base/hash.ts'
import { readProgramFile } from '../../base/program-file.ts'
import type { GreyPicture } from './grey-picture.ts'

const require = createRequire(import.meta.url)

/** The model of OCR-B (BSD 3-clause, its licence beside it), and the hash that its readings hang on. */
const modelUrl = new URL('mrz.traineddata', import.meta.url)
const modelSha256 = 'ece2a54f125a73792f9cec74e6f8e62f6e5e00c7f19153ba865af689be5b5f01'

/** The parts of Tesseract's interface that are used here, as tesseract.js-core has them. */
interface TesseractModule {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void }
  readonly TessBaseAPI: new () => TesseractApi
}

interface TesseractApi {
  Init(path: string, model: string, engine: number): number
  SetPageSegMode(mode: number): void
  SetImageFile(orientation: number, angle: number): number
  Recognize(monitor: null): number
  GetUTF8Text(): string
}

const engineLstm = 1
/** The whole picture is one line, and nothing of Tesseract's own layout analysis is used. */
const rawLine = 13

/** Reads the characters of one line in a picture of it. Knows 0 to 9, A to Z and `<` alone. */
export class LineRecogniser {
  readonly #module: TesseractModule
  readonly #api: TesseractApi

  private constructor(module: TesseractModule, api: TesseractApi) {
    this.#module = module
    this.#api = api
  }

  /**
   * Loads Tesseract as WebAssembly and the model, both from this machine: nothing is fetched, no thread or program is
   * started. Throws an Error when the model is not the one its hash tells.
   */
  static async open(): Promise<LineRecogniser> {
    const model = readProgramFile(modelUrl)
    if (sha256(model) !== modelSha256) throw new Error('The model for machine readable zones is not the one that belongs to this version.')
    // The build without relaxed SIMD: its results are the same on every processor.
    const load = require('tesseract.js-core/tesseract-core-simd-lstm.js') as (options: object) => Promise<TesseractModule>
    const ignore = () => {}
    const module = await load({ print: ignore, printErr: ignore })
    module.FS.writeFile('/mrz.traineddata', model)
    const api = new module.TessBaseAPI()
    if (api.Init('/', 'mrz', engineLstm) !== 0) throw new Error('The model for machine readable zones could not be loaded.')
    api.SetPageSegMode(rawLine)
    return new LineRecogniser(module, api)
  }

  /** The characters of a line from left to right. The same picture gives the same characters. */
  readLine(line: GreyPicture): string {
    this.#module.FS.writeFile('/input', portableGreymap(line))
    if (this.#api.SetImageFile(1, 0) !== 0) throw new Error('The recogniser did not take the picture of a line.')
    this.#api.Recognize(null)
    return this.#api.GetUTF8Text().replace(/\s+/g, '')
  }
}

/** The simplest format of a picture that Tesseract takes (netpbm, P5). */
function portableGreymap({ width, height, grey }: GreyPicture): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), grey])
}
