import type { Check, Observation } from '../../check.ts'
import { cameraTime, gpsTime, type CameraTime } from './camera-time.ts'
import { atField, type MetadataSubject } from './metadata-subject.ts'

const standard = 'Exif 3.0 (CIPA DC-008)'
const minuteMs = 60_000
/** Clocks that are compared may be this far apart. */
const toleranceMs = 5 * minuteMs
/** The easternmost clock is 14 hours ahead. */
const farthestOffsetMs = 14 * 60 * minuteMs

/** Times in the order in which they come about: taken, digitised, changed. */
const order = [
  ['exif.DateTimeOriginal', 'exif.OffsetTimeOriginal', 'taken'],
  ['exif.CreateDate', 'exif.OffsetTimeDigitized', 'digitised'],
  ['ifd0.ModifyDate', 'exif.OffsetTime', 'last changed'],
] as const

/** Whether the picture was taken before it was digitised, and digitised before it was changed. */
export const dateOrderCheck: Check<MetadataSubject> = {
  id: 'image.date-order',
  title: 'Taken, digitised and changed in this order',
  clause: `${standard}, tags DateTimeOriginal, DateTimeDigitized, DateTime`,
  strength: 'C',
  explanations: ['camera-clock', 'zone-left-out'],
  examine({ metadata }) {
    const times = order.flatMap(([field, offset, word]) => {
      const time = cameraTime(metadata.exif.get(field), metadata.exif.get(offset))
      return time ? [{ field, word, time }] : []
    })
    if (times.length < 2) return []
    const expected = times.map(({ word }) => word).join(', then ')
    for (const [n, later] of times.entries()) {
      const earlier = times[n - 1]
      if (!earlier || msBetween(earlier.time, later.time) >= -toleranceMs) continue
      const observed = `${earlier.word} ${earlier.time.text}, ${later.word} ${later.time.text}`
      return [atField(later.field, 'fail', { observed, expected, message: `The picture is said to be ${later.word} (${later.time.text}) before it was ${earlier.word} (${earlier.time.text}).` })]
    }
    const observed = times.map(({ word, time }) => `${word} ${time.text}`).join(', ')
    return [atField(times[0]!.field, 'pass', { observed, expected, message: `The times stand in order: ${observed}.` })]
  },
}

/** Whether the camera's clock and the satellite receiver's agree, up to a time zone. */
export const gpsTimeCheck: Check<MetadataSubject> = {
  id: 'image.gps-time',
  title: 'The clock of the camera and the time from satellites agree',
  clause: `${standard}, tags GPSDateStamp, GPSTimeStamp (UTC), DateTimeOriginal, OffsetTimeOriginal`,
  strength: 'C',
  explanations: ['camera-clock', 'stale-fix'],
  examine({ metadata }) {
    const utcMs = gpsTime(metadata.exif.get('gps.GPSDateStamp'), metadata.exif.get('gps.GPSTimeStamp'))
    const taken = cameraTime(metadata.exif.get('exif.DateTimeOriginal'), metadata.exif.get('exif.OffsetTimeOriginal'))
    if (utcMs === undefined || !taken) return []
    return [compareClocks(utcMs, taken)]
  },
}

function compareClocks(utcMs: number, taken: CameraTime): Observation {
  const satellites = new Date(utcMs).toISOString().slice(0, 19)
  const observed = `clock ${taken.text}, satellites ${satellites} UTC`
  const field = 'exif.DateTimeOriginal'
  if (taken.utcMs !== undefined) {
    const apart = Math.abs(taken.utcMs - utcMs)
    const expected = 'the same moment'
    return apart <= toleranceMs
      ? atField(field, 'pass', { observed, expected, message: 'The clock with its offset and the satellites tell one moment.' })
      : atField(field, 'fail', { observed, expected, message: `The clock with its offset is ${Math.round(apart / minuteMs)} minutes from the time of the satellites.` })
  }
  const apart = taken.wallMs - utcMs
  const fromZone = Math.abs(apart - Math.round(apart / (15 * minuteMs)) * 15 * minuteMs)
  const expected = 'apart by the offset of a time zone'
  if (Math.abs(apart) <= farthestOffsetMs + toleranceMs && fromZone <= toleranceMs) {
    return atField(field, 'pass', { observed, expected, message: `The clock is ${hours(apart)} from UTC, which a time zone explains.` })
  }
  return atField(field, 'fail', { observed, expected, message: `The clock is ${hours(apart)} from the time of the satellites, which no time zone explains.` })
}

function hours(ms: number): string {
  return `${ms < 0 ? '-' : '+'}${(Math.abs(ms) / 3_600_000).toFixed(2)} hours`
}

function msBetween(earlier: CameraTime, later: CameraTime): number {
  return earlier.utcMs !== undefined && later.utcMs !== undefined ? later.utcMs - earlier.utcMs : later.wallMs - earlier.wallMs
}
