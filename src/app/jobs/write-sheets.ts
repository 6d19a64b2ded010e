import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Failure, messageOf } from '../../base/failure.ts'
import { writeSheetPage } from '../../dossier/html/check-sheet.ts'
import { makeCheckSheet, type CheckSheet } from '../../dossier/sheet/check-sheet.ts'
import { pictureFile, type CheckedFile } from './check-files.ts'

/** Name of the folder of pictures beside the sheets. */
export const picturesFolder = 'pictures'

const maxEntries = 5_000

/** The sheet of a file that was checked without a case. */
export function sheetOf({ path, sha256, sizeBytes, signs, pictures, problems }: CheckedFile): CheckSheet {
  return makeCheckSheet({ path, sha256, sizeBytes }, { signs, pictures, problems })
}

/**
 * Writes a sheet of each file as HTML that needs nothing else, and as JSON that names the pictures beside it; and one page of
 * all. Gives the paths of the pages. Throws `evidence.unreadable` when the folder cannot be written.
 */
export function writeSheets(files: readonly CheckedFile[], folder: string): string[] {
  const sheets = files.map(sheetOf)
  const address = ({ sha256, mediaType }: { readonly sha256: string; readonly mediaType: string }) =>
    `data:${mediaType};base64,${readFileSync(join(folder, picturesFolder, pictureFile({ sha256, mediaType }))).toString('base64')}`
  try {
    mkdirSync(folder, { recursive: true })
    const pages = sheets.map((sheet, index) => {
      const name = `${String(index + 1).padStart(String(sheets.length).length, '0')}-${safeName(sheet.exhibit.path)}`
      writeFileSync(join(folder, `${name}.html`), writeSheetPage([sheet], { addressOf: address, maxEntries }))
      writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(withFiles(sheet), undefined, 2)}\n`)
      return join(folder, `${name}.html`)
    })
    if (sheets.length < 2) return pages
    const all = join(folder, 'index.html')
    writeFileSync(all, writeSheetPage(sheets, { addressOf: (picture) => `${picturesFolder}/${pictureFile(picture)}`, maxEntries }))
    return [all, ...pages]
  } catch (cause) {
    throw new Failure('evidence.unreadable', `The sheets cannot be written to ${folder}: ${messageOf(cause)}. Name another folder with --out.`, { cause })
  }
}

function withFiles(sheet: CheckSheet) {
  return { ...sheet, pictures: sheet.pictures.map((picture) => ({ ...picture, file: `${picturesFolder}/${pictureFile(picture)}` })) }
}

function safeName(path: string): string {
  return basename(path).normalize('NFKD').replace(/[^\w.-]+/g, '-').slice(-80) || 'document'
}
