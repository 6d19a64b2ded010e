import type { ExportFormat } from './export-format.ts'
import { ftmEntities } from './ftm-entities.ts'
import { eventsGeoJson } from './geojson.ts'
import { findingsCsv, linksCsv, movementsCsv, statementsCsv } from './tables.ts'

/** Every format that `jackdaw export` writes, beside the dossier itself. */
export const exportFormats: readonly ExportFormat[] = [ftmEntities, statementsCsv, linksCsv, movementsCsv, findingsCsv, eventsGeoJson]
