import { createHash } from 'node:crypto'
import { constants, copyFileSync, createReadStream, linkSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Failure, messageOf } from '../../base/failure.ts'
import { diskFiles } from '../../base/file-port.ts'
import { silentProgress, type Progress } from '../../base/progress.ts'
import { sha256 } from '../../base/hash.ts'
import type { TrustKind } from '../../examine/document/document-examiner.ts'
import type { ExaminedText } from '../../examine/examined-statement.ts'
import { distinctSigns, examineStatements } from '../../examine/examine-statements.ts'
import type { DocumentSigns, PictureRecord, Sign } from '../../examine/sign.ts'
import { defaultLimits } from '../../extract/limits.ts'
import { exhibitId, type Exhibit } from '../../model/exhibit.ts'
import type { Problem } from '../../model/problem.ts'
import { propertyType } from '../../model/schema/schema.ts'
import { makeStatement, type Statement } from '../../model/statement.ts'
import type { ReadingSettings } from '../../model/value/reading-settings.ts'
import { documentSigns } from './examining/document-signs.ts'
import { ExaminationShelf } from './examining/examination-shelf.ts'
import { examineLimits, gatherExaminations } from './examining/gather-examinations.ts'
import { ChildShelf } from './reading/child-shelf.ts'
import type { ExhibitReading } from './reading/exhibit-reading.ts'
import { gatherReadings } from './reading/gather-readings.ts'
import { draftOf } from './reading/reading-line.ts'
import { canBuildWall } from './reading/wall.ts'
import { ReadingPool } from './reading/reading-pool.ts'
import { ReadingShelf } from './reading/reading-shelf.ts'
import type { TaskTrust } from './reading/reading-task.ts'

/** What was checked in one file, or in something found inside it. */
export interface CheckedFile {
  readonly path: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly signs: readonly Sign[]
  /** Pictures that examiners made; their bytes are where `picturesTo` says. */
  readonly pictures: readonly PictureRecord[]
  readonly problems: readonly Problem[]
}

/** How files are checked. */
export interface CheckOptions {
  readonly settings: ReadingSettings
  /** Files of certificates that the person says to trust. */
  readonly trust?: readonly GivenTrust[]
  /** Folder that pictures of the sheets are copied to, named by their hash; absent: they are not kept. */
  readonly picturesTo?: string
  readonly progress?: Progress
  /** Ends it between two files. */
  readonly signal?: AbortSignal
}

/** A file of certificates as a person names it. */
export interface GivenTrust {
  readonly kind: TrustKind
  readonly path: string
}

/**
 * Checks single files without a case: they are read in the limited process as a case would, and nothing of it is kept.
 * That process can read these files, and nothing that lies beside them. A file named twice is checked once. Throws `evidence.unreadable` for a path that is no readable file.
 */
export async function checkFiles(paths: readonly string[], options: CheckOptions): Promise<CheckedFile[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jackdaw-check-'))
  const shelf = new ReadingShelf(diskFiles, folder, [])
  const children = new ChildShelf(diskFiles.now, folder)
  const pictures = new ChildShelf(diskFiles.now, folder, 'sheets')
  const examinations = new ExaminationShelf(diskFiles.now, folder, pictures)
  const pool = new ReadingPool({ refusesRisky: !canBuildWall(), children })
  try {
    const exhibits: Exhibit[] = []
    for (const path of new Set(paths)) exhibits.push(await layOut(path, folder, exhibits.length + 1))
    const trust = (options.trust ?? []).map((given, index) => layOutTrust(given, join(folder, `trust-${index + 1}`)))
    const progress = options.progress ?? silentProgress
    const { readings } = await gatherReadings(exhibits, { settings: options.settings, limits: defaultLimits, mappings: [] }, {
      pool,
      shelf,
      children,
      progress,
      signal: options.signal,
      fileOf: (exhibit) => givenPath(folder, exhibit.number),
    })
    const examined = await gatherExaminations(readings, { trust, limits: examineLimits }, {
      pool, shelf: examinations, sheets: pictures, children, progress, signal: options.signal,
    })
    const sheets: CheckedFile[] = []
    for (const [index, reading] of readings.entries()) {
      const seen = documentSigns(reading.exhibit.id, examinations.find(examined.examinations[index]!.key) ?? [])
      sheets.push(await checkReading(reading, shelf, seen))
    }
    if (options.picturesTo) keepPictures(sheets, pictures, options.picturesTo)
    return sheets
  } finally {
    pool.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Lays a file out in the folder that is read: as a second name of the same bytes where that can be, else as a copy. */
async function layOut(path: string, folder: string, number: number): Promise<Exhibit> {
  try {
    if (!statSync(path).isFile()) throw new Error('it is not a file')
    const given = givenPath(folder, String(number))
    try {
      linkSync(realpathSync(path), given)
    } catch {
      copyFileSync(path, given, constants.COPYFILE_FICLONE)
    }
    const sizeBytes = statSync(given).size
    const hash = createHash('sha256')
    for await (const block of createReadStream(given)) hash.update(block as Buffer)
    const digest = hash.digest('hex')
    const never = '1970-01-01T00:00:00.000Z'
    const id = exhibitId(undefined, path, digest)
    return { id, number: String(number), path, sha256: digest, sizeBytes, authority: 'none', receivedAt: never, receivedBy: '' }
  } catch (cause) {
    throw new Failure('evidence.unreadable', `${path} cannot be read: ${messageOf(cause)}`, { cause })
  }
}

function layOutTrust({ kind, path }: GivenTrust, file: string): TaskTrust {
  try {
    const bytes = readFileSync(path)
    writeFileSync(file, bytes)
    return { kind, name: basename(path), sha256: sha256(bytes), sizeBytes: bytes.byteLength, file }
  } catch (cause) {
    throw new Failure('evidence.unreadable', `${path}, which is to be trusted, cannot be read: ${messageOf(cause)}`, { cause })
  }
}

function keepPictures(sheets: readonly CheckedFile[], pictures: ChildShelf, folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const picture of sheets.flatMap((sheet) => sheet.pictures)) copyFileSync(pictures.pathOf(picture.sha256), join(folder, pictureFile(picture)))
}

/** The file name of a picture of a sheet. */
export function pictureFile({ sha256: hash, mediaType }: Pick<PictureRecord, 'sha256' | 'mediaType'>): string {
  return `${hash}.${mediaType === 'image/png' ? 'png' : 'jpg'}`
}

function givenPath(folder: string, number: string): string {
  return join(folder, `given-${number}`)
}

async function checkReading({ exhibit, key }: ExhibitReading, shelf: ReadingShelf, seen: DocumentSigns): Promise<CheckedFile> {
  const statements: (Statement & { propertyType: string })[] = []
  const texts: ExaminedText[] = []
  const problems: Problem[] = [...seen.problems]
  for await (const lines of shelf.lines(key)) {
    for (const line of lines) {
      if (line[0] === 'p') problems.push(line[1])
      if (line[0] === 'x') texts.push({ exhibit: exhibit.id, ...line[1] })
      if (line[0] !== 's') continue
      const statement = makeStatement(draftOf(line), exhibit.id, 'check')
      statements.push({ ...statement, propertyType: propertyType(statement.schema, statement.property) ?? 'string' })
    }
  }
  const signs = distinctSigns([...seen.signs, ...examineStatements(statements, texts)])
  return { path: exhibit.path, sha256: exhibit.sha256, sizeBytes: exhibit.sizeBytes, signs, pictures: seen.pictures, problems }
}
