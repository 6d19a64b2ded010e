import type { CheckDescription } from '../document/document-examiner.ts'
import { c2paChecks } from './c2pa/c2pa-checks.ts'
import { jpegChecks } from './jpeg/jpeg-checks.ts'
import { mapChecks } from './map/map-checks.ts'
import { metadataChecks } from './metadata/metadata-checks.ts'
import { thumbnailCheck } from './metadata/thumbnail-check.ts'

/** Every check of single pictures, in the order of the sheet. */
export const imageChecks: readonly CheckDescription[] = [...c2paChecks, ...metadataChecks, thumbnailCheck, ...jpegChecks, ...mapChecks]
