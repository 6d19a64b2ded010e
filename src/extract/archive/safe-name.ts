/** Longest name of a child exhibit, in UTF-16 code units; longer ones are cut in the middle. */
const maxNameLength = 1024
const maxSegmentLength = 240

/** Control characters, and the marks that turn the direction of writing, by which `exe.fdp` is shown as `pdf.exe`. */
// eslint-disable-next-line no-control-regex
const hidden = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/**
 * A name found inside an archive or a mail, as a path that stays inside its parent: `/` between segments, no root, no
 * drive, no `.` or `..`, no control characters, no segment that is too long for a disk. It is never empty. What it does
 * not do: tell two equal names apart (see `ChildNames`).
 */
export function safeName(found: string): string {
  const segments = found
    .replace(/\\/gu, '/')
    .replace(/^[a-z]:/iu, '')
    .split('/')
    .map((segment) => segment.replace(hidden, '_').trim())
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
    .map(cutSegment)
  const name = segments.join('/').slice(0, maxNameLength).replace(/[\ud800-\udbff]$/u, '')
  return name === '' ? 'unnamed' : name
}

function cutSegment(segment: string): string {
  if (segment.length <= maxSegmentLength) return segment.toWellFormed()
  const dot = segment.lastIndexOf('.')
  const ending = dot > segment.length - 16 ? segment.slice(dot) : ''
  return (segment.slice(0, maxSegmentLength - ending.length) + ending).toWellFormed()
}
