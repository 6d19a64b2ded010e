import { canonicalJson } from '../../base/canonical-json.ts'
import { sha256 } from '../../base/hash.ts'
import type { JudgementRow } from '../../case/register/judgements.ts'
import { examineCase } from '../../examine/examine-case.ts'
import type { Constraints } from '../../examine/contradiction/constraint.ts'
import type { DocumentSigns } from '../../examine/sign.ts'
import { contradictionsTable, sheetPicturesTable, signsTable } from '../../examine/tables.ts'
import { besideTables, placeBeside } from '../../finding/beside/place-beside.ts'
import { findCase } from '../../finding/find-case.ts'
import { placeFindings } from '../../finding/place-findings.ts'
import {
  citationsTable, evidenceWeightsTable, findingsTable, foundCitationsTable, foundTable, hypothesesTable,
} from '../../finding/tables.ts'
import { linkCase } from '../../network/link-case.ts'
import { measureCase, measureParameters } from '../../network/measure-case.ts'
import type { ToldBeside } from '../../model/beside.ts'
import type { ToldFindings } from '../../model/finding.ts'
import { recogniseMentions } from '../../network/read-mentions.ts'
import { accountsRowsTable, componentsTable, linksTable, networkTable, transfersTable } from '../../network/tables.ts'
import { resolveCase } from '../../resolve/resolve-case.ts'
import { entitiesTable, entityValuesTable, judgementsTable, learntWeightsTable, matchesTable } from '../../resolve/tables.ts'
import { mentionsTable } from '../../store/catalogue/mentions-table.ts'
import { contactParameters, contactTables, layContacts } from '../../timeline/contact/lay-contacts.ts'
import { layTime } from '../../timeline/lay-time.ts'
import { layPlaces, placeParameters } from '../../timeline/place/lay-places.ts'
import { journeysTable, stopPlacesTable, staysTable } from '../../timeline/place/tables.ts'
import { layPresence } from '../../timeline/presence/lay-presence.ts'
import { presenceParameters } from '../../timeline/presence/read-uses.ts'
import { cardPresenceTable, merchantPlacesTable } from '../../timeline/presence/tables.ts'
import { layPatterns, patternParameters, patternTables } from '../../timeline/trend/lay-patterns.ts'
import { eventsTable } from '../../timeline/tables.ts'
import { buildSearch } from '../../store/search/build-search.ts'
import type { DerivedFolder } from './derived-folder.ts'
import type { Step } from './step.ts'

const below = ['base', 'model', 'store']

/** What the steps are given besides the store. */
export interface CaseStepInputs {
  readonly judgements: readonly JudgementRow[]
  /** What persons said of findings. */
  readonly told: ToldFindings
  /** What persons said beside the material and the findings. */
  readonly beside: ToldBeside
  /** Where search is built to; absent: it is not built. */
  readonly search: Pick<DerivedFolder, 'nextSearchIndex' | 'isSearchBuilt'> | undefined
  /** What cannot both be true. */
  readonly constraints: Constraints
  /** What the examiners of bytes saw. */
  documents(): Iterable<DocumentSigns>
  /** Zone told for the case: the clock of day and night. */
  readonly timeZone?: string | undefined
}

/** The steps of the main job after reading, in order. */
export function caseSteps({ judgements, told, beside, search, constraints, documents, timeZone }: CaseStepInputs): readonly Step[] {
  return [
    {
      name: 'resolve',
      code: [...below, 'resolve'],
      reads: ['readings', 'judgements'],
      tables: [entitiesTable, entityValuesTable, matchesTable, judgementsTable, learntWeightsTable],
      run: ({ store, run, progress }) => resolveCase(store, { judgements, run, progress }),
    },
    {
      name: 'link',
      code: [...below, 'network'],
      reads: ['resolve'],
      tables: [linksTable, componentsTable, accountsRowsTable, transfersTable],
      run: ({ store, run, progress }) => linkCase(store, { run, progress }),
    },
    {
      name: 'network',
      code: [...below, 'network'],
      reads: ['link'],
      parameters: measureParameters,
      tables: [networkTable],
      run: ({ store, run, progress, signal }) => measureCase(store, { run, progress, signal }),
    },
    {
      name: 'mention',
      code: [...below, 'extract', 'network'],
      reads: ['resolve'],
      tables: [mentionsTable],
      run: ({ store, run, progress }) => recogniseMentions(store, { run, progress }),
    },
    {
      name: 'examine',
      code: [...below, 'examine'],
      reads: ['resolve', 'examinations'],
      parameters: { constraints: sha256(canonicalJson(constraints)) },
      tables: [signsTable, sheetPicturesTable, contradictionsTable],
      run: ({ store, run, progress }) => examineCase(store, { run, progress, documents: documents(), constraints }),
    },
    {
      name: 'timeline',
      code: [...below, 'timeline'],
      reads: ['resolve'],
      tables: [eventsTable],
      run: ({ store, run, progress }) => layTime(store, { run, progress }),
    },
    {
      name: 'contact',
      code: [...below, 'timeline'],
      reads: ['link'],
      parameters: contactParameters,
      tables: contactTables,
      run: ({ store, run, progress }) => layContacts(store, { run, progress }),
    },
    {
      name: 'place',
      code: [...below, 'timeline'],
      reads: ['link', 'timeline'],
      parameters: { ...placeParameters, timeZone: timeZone ?? 'not told' },
      tables: [staysTable, journeysTable, stopPlacesTable],
      run: ({ store, run, progress }) => layPlaces(store, { run, progress, timeZone }),
    },
    {
      name: 'presence',
      code: [...below, 'timeline'],
      reads: ['place'],
      parameters: presenceParameters,
      tables: [cardPresenceTable, merchantPlacesTable],
      run: ({ store, run, progress }) => layPresence(store, { run, progress }),
    },
    {
      name: 'pattern',
      code: [...below, 'timeline'],
      reads: ['timeline'],
      parameters: { ...patternParameters, timeZone: timeZone ?? 'not told' },
      tables: patternTables,
      run: ({ store, run, progress }) => layPatterns(store, { run, progress, timeZone }),
    },
    {
      name: 'find',
      code: [...below, 'finding'],
      reads: ['link', 'mention', 'examine', 'timeline', 'contact', 'place', 'presence', 'pattern'],
      tables: [foundTable, foundCitationsTable],
      run: ({ store, run, progress }) => findCase(store, { run, progress }),
    },
    {
      name: 'findings',
      code: [...below, 'finding'],
      reads: ['find', 'told'],
      tables: [findingsTable, citationsTable, hypothesesTable, evidenceWeightsTable],
      run: ({ store, run, progress }) => placeFindings(store, { run, progress, told }),
    },
    {
      name: 'beside',
      code: [...below, 'finding'],
      reads: ['beside-told'],
      tables: besideTables,
      run: ({ store }) => placeBeside(store, beside),
    },
    {
      name: 'search',
      code: below,
      reads: ['readings', 'resolve'],
      tables: [],
      isThere: () => search?.isSearchBuilt() ?? true,
      run: async ({ store, progress, signal }) => search && buildSearch(store, search.nextSearchIndex, { progress, signal }),
    },
  ]
}
