import type { Check } from '../../check.ts'
import { cameraTime } from './camera-time.ts'
import { atField, type MetadataSubject } from './metadata-subject.ts'

const standard = 'Exif 3.0 (CIPA DC-008)'
const quarterMs = 15 * 60_000
const farthestOffsetMs = 14 * 3_600_000
const toleranceMs = 2 * 60_000

/** The same fact in Exif and in XMP. */
const timePairs = [['ifd0.ModifyDate', 'xmp.ModifyDate'], ['exif.CreateDate', 'xmp.CreateDate'], ['exif.DateTimeOriginal', 'exif.DateTimeOriginal']] as const
const wordPairs = [['ifd0.Make', 'tiff.Make'], ['ifd0.Model', 'tiff.Model'], ['exif.SerialNumber', 'aux.SerialNumber']] as const

/** Whether Exif and XMP tell the same of times and camera. */
export const exifXmpCheck: Check<MetadataSubject> = {
  id: 'image.exif-xmp',
  title: 'Exif and XMP tell the same',
  clause: 'Metadata Working Group, Guidelines for Handling Image Metadata 2.0, section 3 (reconciliation); XMP part 2 (ISO 16684-1)',
  strength: 'C',
  explanations: ['program-updates-one', 'zone-left-out'],
  examine({ metadata: { exif, xmp } }) {
    const differing = [
      ...timePairs.filter(([inExif, inXmp]) => differInTime(exif.get(inExif), xmp.get(inXmp))),
      ...wordPairs.filter(([inExif, inXmp]) => differInWords(exif.get(inExif), xmp.get(inXmp))),
    ]
    const told = [...timePairs, ...wordPairs].filter(([inExif, inXmp]) => exif.has(inExif) && xmp.has(inXmp))
    if (told.length === 0) return []
    const expected = 'the same in both'
    if (differing.length === 0) {
      const observed = told.map(([inExif]) => `${inExif} ${exif.get(inExif)!}`).join('; ')
      return [atField(told[0]![0], 'pass', { observed, expected, message: `Exif and XMP agree in ${told.map(([inExif]) => inExif).join(', ')}.` })]
    }
    return differing.map(([inExif, inXmp]) => {
      const observed = `Exif ${exif.get(inExif)!}; XMP ${xmp.get(inXmp)!}`
      return atField(inExif, 'fail', { observed, expected, message: `${inExif} of Exif and ${inXmp} of XMP differ: ${observed}.` })
    })
  },
}

/** Whether the size that Exif tells is the size of the picture. */
export const exifSizeCheck: Check<MetadataSubject> = {
  id: 'image.exif-size',
  title: 'The size in the Exif data is that of the picture',
  clause: `${standard}, tags PixelXDimension, PixelYDimension`,
  strength: 'C',
  explanations: ['resized-by-program', 'program-updates-one'],
  examine({ metadata: { exif }, size }) {
    const [width, height] = [Number(exif.get('exif.ExifImageWidth')), Number(exif.get('exif.ExifImageHeight'))]
    if (!size || !(width > 0) || !(height > 0)) return []
    const said = { observed: `picture ${size.width} by ${size.height}`, expected: `${width} by ${height}` }
    const field = 'exif.ExifImageWidth'
    if (size.width === width && size.height === height) return [atField(field, 'pass', { ...said, message: 'The picture has the size that its Exif data tell.' })]
    if (size.width === height && size.height === width) {
      return [atField(field, 'pass', { ...said, message: 'The picture has the size that its Exif data tell, and was turned by a quarter.' })]
    }
    return [atField(field, 'fail', { ...said, message: `The Exif data tell ${width} by ${height} pixels, the picture has ${size.width} by ${size.height}: it was cut or resized after they were written.` })]
  },
}

function differInTime(inExif: string | undefined, inXmp: string | undefined): boolean {
  const [left, right] = [cameraTime(inExif), cameraTime(inXmp)]
  if (!left || !right) return false
  const apart = Math.abs(left.wallMs - right.wallMs)
  // One of the two may be told in another zone.
  return apart > farthestOffsetMs + toleranceMs || Math.abs(apart - Math.round(apart / quarterMs) * quarterMs) > toleranceMs
}

function differInWords(inExif: string | undefined, inXmp: string | undefined): boolean {
  if (inExif === undefined || inXmp === undefined) return false
  const bare = (text: string) => text.toLowerCase().replace(/^0+|\s+/g, '')
  return bare(inExif) !== bare(inXmp)
}
