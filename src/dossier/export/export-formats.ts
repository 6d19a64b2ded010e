import { networkAnx } from './anx.ts'
import { caseUco } from './case-uco.ts'
import { adverseMaterial, disclosureSchedule } from './disclosure.ts'
import type { ExportFormat } from './export-format.ts'
import { ftmEntities } from './ftm-entities.ts'
import { eventsGeoJson } from './geojson.ts'
import { networkGexf } from './gexf.ts'
import { networkGraphml } from './graphml.ts'
import { networkPajek } from './pajek.ts'
import { parquetViews } from './parquet.ts'
import { provJson } from './prov.ts'
import { roCrate } from './ro-crate.ts'
import { networkStix } from './stix.ts'
import { findingsCsv, linksCsv, movementsCsv, statementsCsv } from './tables.ts'

/** Every format that `jackdaw export` writes, beside the dossier itself. */
export const exportFormats: readonly ExportFormat[] = [
  ftmEntities, statementsCsv, linksCsv, movementsCsv, findingsCsv, disclosureSchedule, adverseMaterial, eventsGeoJson, caseUco, provJson, roCrate,
  networkGexf, networkGraphml, networkPajek, networkStix, networkAnx, ...parquetViews,
]
