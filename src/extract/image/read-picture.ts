import { messageOf } from '../../base/failure.ts'
import { exhibitEntityId, sourceEntityId } from '../../model/entity-id.ts'
import { formatLocator, wholeExhibit } from '../../model/locator.ts'
import type { Problem } from '../../model/problem.ts'
import type { StatementDraft } from '../../model/statement.ts'
import type { ExtractInput } from '../contract.ts'
import type { DocumentField, DocumentReading, WantedParts } from '../document/document-reading.ts'
import { StatementWriter } from '../document/statement-writer.ts'
import { comparisonStatements } from './comparison-statements.ts'
import { damageWords } from './damage-words.ts'
import { decodePicture, type DecodedPicture } from './decode-picture.ts'
import { readExif, type ExifReading } from './exif-fields.ts'
import { sizeFromHeader } from './picture-header.ts'
import { pictureKind, type PictureKind } from './picture-kind.ts'
import { readPictureZones } from './picture-zones.ts'

const undecodable = new Set<PictureKind['id']>(['bmp', 'jp2', 'psd', 'ico'])

/**
 * Reads a picture: its size, what its metadata tell, its perceptual hash, and, of a photograph with a position, a TrackPoint
 * at the time it was taken. Of what is on it, machine readable zones alone are read; nothing computes who it shows.
 */
export async function readPicture(input: ExtractInput, wanted: WantedParts = {}): Promise<DocumentReading> {
  const bytes = await input.source.all(input.limits.maxBytesInMemory)
  const kind = pictureKind(bytes.subarray(0, 64))
  if (!kind) throw new Error('The first bytes are of no kind of picture known.')
  const problems: Problem[] = []
  const exif = await readMetadata(bytes, problems)
  const decoded = await decode(kind, bytes, { input, problems })
  const whole = formatLocator(wholeExhibit)
  const writer = new StatementWriter(input.settings)
  const image = { id: exhibitEntityId(input.exhibit), schema: 'Image' }
  if (decoded?.hash) writer.state(image, 'perceptualHash', decoded.hash, whole)
  const isUnread = !decoded && exif.fields.length === 0
  const isShown = decoded && !decoded.undecoded && !undecodable.has(kind.id)
  const zones = isShown ? await readPictureZones(bytes, decoded.pages, { input, wanted }) : { sections: [], problems: [] }
  const facts = {
    mediaType: kind.mediaType,
    ...(decoded && decoded.pages > 1 ? { pages: decoded.pages } : {}),
    ...(isUnread ? { unread: 'damaged' } : problems.length > 0 ? { partly: 'metadata only' } : {}),
  }
  return {
    facts,
    sections: zones.sections,
    paged: true,
    fields: [...sizeFields(decoded), ...exif.fields],
    problems: [...problems, ...zones.problems],
    statements: [...writer.statements, ...(await comparisonStatements(bytes, input)), ...positionStatements(exif, input)],
  }
}

async function readMetadata(bytes: Uint8Array, problems: Problem[]): Promise<ExifReading> {
  try {
    return await readExif(bytes)
  } catch (cause) {
    // A picture without metadata is no defect, but exifr says so by throwing.
    if (!/unknown file format|no .*segment/i.test(messageOf(cause))) {
      problems.push({
        code: 'image.metadata-damaged',
        severity: 'warning',
        message: 'The metadata of the picture are damaged and were not read. Look at them with another program.',
      })
    }
    return { fields: [] }
  }
}

async function decode(
  kind: PictureKind,
  bytes: Uint8Array,
  place: { input: ExtractInput; problems: Problem[] },
): Promise<DecodedPicture | undefined> {
  const { input, problems } = place
  const told = sizeFromHeader(kind, bytes)
  const known = told && { ...told, pages: 1 }
  if (undecodable.has(kind.id)) {
    const message = `Pictures of the kind ${kind.mediaType} are not decoded here; only size and metadata were read. Convert a copy to look at it.`
    problems.push({ code: 'image.kind-undecoded', severity: 'information', message })
    return known
  }
  try {
    const decoded = await decodePicture(bytes, input.limits)
    if (decoded.undecoded) problems.push(undecodedProblem(decoded.undecoded, kind))
    return decoded
  } catch (cause) {
    problems.push(undecodedProblem(messageOf(cause).split('\n')[0]!.trim(), kind))
    return known
  }
}

function undecodedProblem(reason: string, kind: PictureKind): Problem {
  const code = /pixels/.test(reason) ? 'limit.pixels' : 'image.undecoded'
  // Pictures of telephones are packed by HEVC, which no free decoder may bring along.
  const words = kind.id === 'heif' && code !== 'limit.pixels' ? 'pictures packed by HEVC are not decoded here; convert a copy to look at it' : damageWords(reason)
  return {
    code,
    severity: 'warning',
    message: `The picture could not be decoded: ${words}. Only what its header and metadata tell was read.`,
  }
}

function sizeFields(decoded: DecodedPicture | undefined): DocumentField[] {
  if (!decoded) return []
  return [
    { name: 'width', text: String(decoded.width), property: 'widthPixels', schema: 'Image' },
    { name: 'height', text: String(decoded.height), property: 'heightPixels', schema: 'Image' },
  ]
}

/** Where the camera was when the picture was taken; the picture is its subject, since nobody is told by it. */
function positionStatements(exif: ExifReading, input: ExtractInput): readonly StatementDraft[] {
  if (exif.latitude === undefined || exif.longitude === undefined) return []
  const writer = new StatementWriter(input.settings)
  const point = { id: sourceEntityId(input.exhibit, 'position'), schema: 'TrackPoint' }
  const at = (name: string) => ({
    text: exif.fields.find((field) => field.name === name)!.text,
    locator: formatLocator({ kind: 'field', name }),
  })
  writer.state(point, 'subject', exhibitEntityId(input.exhibit), at('gps.latitude').locator)
  writer.write(point, 'latitude', { span: at('gps.latitude') })
  writer.write(point, 'longitude', { span: at('gps.longitude') })
  const taken = exif.fields.find((field) => field.property === 'capturedAt')
  if (taken) writer.write(point, 'date', { span: at(taken.name), raw: taken.raw })
  return writer.statements
}
