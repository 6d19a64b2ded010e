import { examineCatalogue } from '../examine/tables.ts'
import { besideCatalogue } from '../finding/beside/tables.ts'
import { findingCatalogue } from '../finding/tables.ts'
import { networkCatalogue, togetherCatalogue } from '../network/tables.ts'
import { resolveCatalogue } from '../resolve/tables.ts'
import { coreCatalogue } from '../store/catalogue/core-catalogue.ts'
import type { Catalogue } from '../store/table.ts'
import { timelineCatalogue } from '../timeline/tables.ts'

const rooms = [coreCatalogue, resolveCatalogue, networkCatalogue, togetherCatalogue, examineCatalogue, timelineCatalogue, findingCatalogue, besideCatalogue]

/** Every derived table and documented view of a case. Tables are made before views, since a view may join rooms. */
export const caseCatalogue: Catalogue = {
  tables: rooms.flatMap((room) => room.tables),
  views: rooms.flatMap((room) => room.views),
}
