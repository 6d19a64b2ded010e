import type { Check } from '../../check.ts'
import { exifSizeCheck, exifXmpCheck } from './agreement-checks.ts'
import { dateOrderCheck, gpsTimeCheck } from './date-checks.ts'
import type { MetadataSubject } from './metadata-subject.ts'
import { softwareCheck } from './software-check.ts'

/** The checks of what a picture says of itself, in the order of the sheet. */
export const metadataChecks: readonly Check<MetadataSubject>[] = [dateOrderCheck, gpsTimeCheck, exifXmpCheck, exifSizeCheck, softwareCheck]
