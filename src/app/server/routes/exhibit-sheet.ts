import { readFileSync } from 'node:fs'
import { Failure } from '../../../base/failure.ts'
import { sheetOfRows } from '../../../dossier/collect-sheets.ts'
import { sha256 } from '../../../base/hash.ts'
import type { SheetAnswer } from '../api-types.ts'
import { findExhibit } from '../exhibit-file.ts'
import { makePlace } from '../place.ts'
import { ask, BytesAnswer, route } from '../route.ts'

const signsShown = 2_000

/** The check sheet of an exhibit: what was checked, and what a person still has to look at. */
export const exhibitSheetRoute = route('/api/exhibits/:exhibit/sheet', { exhibit: ask.exhibit }, async (served, { exhibit }): Promise<SheetAnswer> => {
  const known = await findExhibit(served, exhibit)
  const signs = await served.ask(
    `SELECT * FROM signs WHERE exhibit_id = $1
ORDER BY NOT must_look, strength, check_id, locator, id LIMIT ${signsShown}`, [known.id],
  )
  const pictures = await served.ask('SELECT * FROM sheet_pictures WHERE exhibit_id = $1 ORDER BY position', [known.id])
  const problems = await served.ask('SELECT code, severity, message, locator FROM problems WHERE exhibit_id = $1 ORDER BY code, id LIMIT 100', [known.id])
  const { sizeBytes, path, sha256: hash } = known
  const sheet = sheetOfRows({ number: exhibit, path, sha256: hash, sizeBytes }, { signs, pictures, problems })
  return {
    mustLook: sheet.mustLook,
    outcomes: sheet.outcomes,
    notice: sheet.notice,
    entries: sheet.entries.map(({ locator, place: _, ...entry }) => ({ ...entry, place: makePlace(exhibit, path, locator) })),
    pictures: sheet.pictures.map(({ name, caption, locator, sha256: of }) => ({
      name, caption, place: makePlace(exhibit, path, locator), address: `/api/exhibits/${exhibit}/sheet/pictures/${of}`,
    })),
  }
})

/** A picture of a check sheet: one that an examiner made, never evidence itself. Its type is the recorded one of two, its bytes are hashed again. */
export const sheetPictureRoute = route(
  '/api/exhibits/:exhibit/sheet/pictures/:hash', { exhibit: ask.exhibit, hash: ask.hash },
  async (served, { exhibit, hash }) => {
    const known = await findExhibit(served, exhibit)
    const [row] = await served.ask('SELECT media_type FROM sheet_pictures WHERE exhibit_id = $1 AND sha256 = $2 LIMIT 1', [known.id, hash])
    const type = ['image/png', 'image/jpeg'].find((known) => known === row?.['media_type'])
    const bytes = type === undefined ? undefined : readKept(served.derived.sheetPath(hash))
    if (type === undefined || !bytes || sha256(bytes) !== hash) {
      throw new Failure('exhibit.absent', `The sheet of exhibit ${exhibit} has no such picture. Build the case again.`)
    }
    return new BytesAnswer(bytes, { 'content-type': type, 'content-length': String(bytes.byteLength), 'content-disposition': 'inline' })
  },
)

function readKept(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
