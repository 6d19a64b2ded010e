import { messageOf } from '../../base/failure.ts'
import { readJpegSegments } from '../../extract/image/jpeg-segments.ts'
import { pictureKind } from '../../extract/image/picture-kind.ts'
import { readQuantisationTables } from '../../extract/image/quantisation-tables.ts'
import type { Problem } from '../../model/problem.ts'
import type { Check } from '../check.ts'
import type { DocumentInput, ExaminationSink } from '../document/document-examiner.ts'
import { c2paChecks } from './c2pa/c2pa-checks.ts'
import { readManifest } from './c2pa/read-manifest.ts'
import { jpegChecks } from './jpeg/jpeg-checks.ts'
import { weighCompression, type CompressionEvidence } from './jpeg/compression-evidence.ts'
import { examineMaps } from './map/examine-maps.ts'
import { mapSubjectOf } from './map/map-subject.ts'
import { isStretch } from './map/pixels.ts'
import { examineMetadata } from './metadata/examine-metadata.ts'
import { stretchOf } from './stored-size.ts'

/** Below this a picture is an icon, and its maps tell nothing. */
const leastMappedSide = 128
const mapped = new Set(['jpeg', 'png', 'webp', 'tiff'])

/** The examination of one picture: every check that fits, in the order of the sheet. */
export const imageExamination = { examine: examineImage }

async function examineImage({ source, trust, limits }: DocumentInput, sink: ExaminationSink): Promise<void> {
  if (source.sizeBytes > limits.maxBytesInMemory) {
    return sink.problem(limitProblem('limit.bytes', `The picture has ${source.sizeBytes} bytes, more than the limit of ${limits.maxBytesInMemory}`))
  }
  const bytes = await source.all(limits.maxBytesInMemory)
  const kind = pictureKind(bytes.subarray(0, 64))?.id
  if (!kind) return
  run(c2paChecks, { reading: await readManifest(bytes), trust }, sink)
  await examineMetadata(bytes, limits.maxPixels, sink)
  const compression = kind === 'jpeg' ? examineJpeg(bytes, limits.maxPixels, sink) : undefined
  if (mapped.has(kind)) await drawMaps({ bytes, compression, maxPixels: limits.maxPixels }, sink)
}

function examineJpeg(bytes: Uint8Array, maxPixels: number, sink: ExaminationSink): CompressionEvidence | undefined {
  const stream = readJpegSegments(bytes)
  const compression = weighCompression(bytes, stretchOf(bytes, stream), maxPixels)
  run(jpegChecks, { bytes, stream, tables: readQuantisationTables(bytes, stream), compression }, sink)
  return 'undecoded' in compression ? undefined : compression
}

interface MapWork {
  readonly bytes: Uint8Array
  readonly compression: CompressionEvidence | undefined
  readonly maxPixels: number
}

async function drawMaps({ bytes, compression, maxPixels }: MapWork, sink: ExaminationSink): Promise<void> {
  try {
    const subject = await mapSubjectOf(bytes, maxPixels, compression)
    const { width, height } = subject.pixels
    if (Math.min(width, height) < leastMappedSide) return
    if (isStretch(subject.pixels)) {
      sink.problem({
        code: 'image.maps-in-part', severity: 'information',
        message: `The maps show the middle of the picture, ${width} by ${height} pixels; it is too large to be mapped whole. Cut out the part in question and examine it by itself.`,
      })
    }
    await examineMaps(subject, sink)
  } catch (cause) {
    const said = messageOf(cause).split('\n')[0]!.trim()
    sink.problem(cause instanceof RangeError && /limit/.test(said)
      ? limitProblem('limit.pixels', `No maps were made: ${said}`)
      : { code: 'image.undecoded', severity: 'warning', message: 'No maps were made: the picture could not be decoded. Look whether it was cut off.' })
  }
}

function run<Subject>(checks: readonly Check<Subject>[], subject: Subject, sink: ExaminationSink): void {
  for (const check of checks) for (const observation of check.examine(subject)) sink.observe(check, observation)
}

function limitProblem(code: string, said: string): Problem {
  return { code, severity: 'warning', message: `${said}. Raise the limit of the case.` }
}
