import sharp from 'sharp'
import { readJpegSegments } from '../../../extract/image/jpeg-segments.ts'
import type { ExaminationSink } from '../../document/document-examiner.ts'
import { programMarks } from '../program-marks.ts'
import { compareThumbnail } from './compare-thumbnail.ts'
import { metadataChecks } from './metadata-checks.ts'
import type { MetadataSubject } from './metadata-subject.ts'
import { readPictureMetadata } from './picture-metadata.ts'
import { thumbnailCheck } from './thumbnail-check.ts'
import { thumbnailPanel } from './thumbnail-panel.ts'

/** Runs the checks of what a picture says of itself, the thumbnail included. */
export async function examineMetadata(bytes: Uint8Array, maxPixels: number, sink: ExaminationSink): Promise<void> {
  const metadata = await readPictureMetadata(bytes)
  if (metadata.damaged) {
    sink.problem({ code: 'image.metadata-damaged', severity: 'warning', message: 'Some of the metadata of the picture are damaged and were not read. Look at them with another program.' })
  }
  const size = await sizeOf(bytes)
  const subject: MetadataSubject = { metadata, ...(size ? { size } : {}), marks: programMarks(bytes, readJpegSegments(bytes).segments) }
  for (const check of metadataChecks) for (const observation of check.examine(subject)) sink.observe(check, observation)
  if (metadata.thumbnail) await examineThumbnail({ bytes, thumbnail: metadata.thumbnail, maxPixels }, sink)
}

async function examineThumbnail({ bytes, thumbnail, maxPixels }: { bytes: Uint8Array; thumbnail: Uint8Array; maxPixels: number }, sink: ExaminationSink): Promise<void> {
  const comparison = await compareThumbnail(bytes, thumbnail, maxPixels)
  const observations = thumbnailCheck.examine({ comparison })
  for (const observation of observations) sink.observe(thumbnailCheck, observation)
  const panel = observations.some(({ outcome }) => outcome === 'fail') ? await thumbnailPanel(bytes, thumbnail, maxPixels) : undefined
  if (!panel) return
  const caption = 'Left the picture, right the thumbnail in its metadata, enlarged. A view for an examiner, no verdict.'
  sink.picture({ name: 'thumbnail', caption, locator: 'field=thumbnail', mediaType: 'image/png', bytes: panel })
}

/** As stored, not as turned for showing. */
async function sizeOf(bytes: Uint8Array): Promise<MetadataSubject['size']> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false, failOn: 'none' }).metadata()
    return { width, height }
  } catch {
    return undefined
  }
}
