import type { Route } from '../route.ts'
import { chartBetweenRoute } from './chart-between.ts'
import { chartExpandRoute } from './chart-expand.ts'
import { chartExportedRoute, chartFtmRoute } from './chart-export.ts'
import { chartGroupsRoute } from './chart-groups.ts'
import { chartMembersRoute } from './chart-members.ts'
import { chartPathsRoute } from './chart-paths.ts'
import { chartRoute } from './chart.ts'
import { chartsRoute, keepChartRoute, keptChartRoute, saveChartRoute } from './charts.ts'
import { findingSupportRoute, rowsSupportRoute, withoutRoute, worldsRoute } from './answers.ts'
import { casesRoute } from './cases.ts'
import { changesRoute } from './changes.ts'
import { contradictionsRoute, signsRoute } from './contradictions.ts'
import { adverseRoute, explainRoute, reasonRoute, scheduleRoute } from './disclosure.ts'
import { dossierManifestRoute, dossierPageRoute, dossierPdfRoute } from './dossier.ts'
import { entitiesRoute } from './entities.ts'
import { entityMentionsRoute, entityRoute, entityStatementsRoute } from './entity.ts'
import { eventBucketsRoute, eventsRoute } from './events.ts'
import { exhibitBytesRoute, exhibitPictureRoute } from './exhibit-bytes.ts'
import { exhibitFieldsRoute } from './exhibit-fields.ts'
import { exhibitMailRoute } from './exhibit-mail.ts'
import { exhibitRowsRoute } from './exhibit-rows.ts'
import { exhibitPlaceRoute, exhibitProblemsRoute, exhibitReadAgainRoute, exhibitStatementsRoute } from './exhibit-statements.ts'
import { exhibitSheetRoute, sheetPictureRoute } from './exhibit-sheet.ts'
import { exhibitPageRoute, exhibitTextRoute } from './exhibit-text.ts'
import { exhibitRoute } from './exhibit.ts'
import { exhibitsRoute } from './exhibits.ts'
import { changeFindingRoute, citationsRoute, findingsRoute, orderFindingsRoute, reviewFindingRoute, withdrawFindingRoute, writeFindingRoute } from './findings.ts'
import { gradeRoute, gradesRoute, withdrawGradeRoute } from './grades.ts'
import { hypothesesRoute, weighRoute, withdrawHypothesisRoute, writeHypothesisRoute } from './hypotheses.ts'
import { judgementsRoute, judgeRoute, undoJudgementRoute } from './judgements.ts'
import { flowsRoute } from './flows.ts'
import { mapRoute } from './map.ts'
import { intakeRoute } from './intake.ts'
import { linkPairsRoute, linksRoute } from './links.ts'
import { confirmMappingRoute, mappingPreviewRoute, mappingRoute, mappingsRoute, withdrawMappingRoute } from './mappings.ts'
import { moneyRoute } from './money.ts'
import { namesRoute } from './names.ts'
import { necessitiesRoute, necessityRoute, scopeAuthorityRoute, withdrawNecessityRoute } from './necessities.ts'
import { notebookRoute, notebooksRoute, runNotebookRoute, runNotebookTextRoute, saveNotebookRoute } from './notebooks.ts'
import { overviewRoute } from './overview.ts'
import { liftHoldRoute, placeHoldRoute, retentionRoute, reviewRetentionRoute, setRetentionRoute } from './retention.ts'
import { pairRoute, reviewRoute } from './review.ts'
import { blindFindingRoute, lookAgainRoute, lookAgreementRoute, nextSecondLookRoute } from './second-looks.ts'
import { addMemberRoute, decideRoute, peopleRoute, purposesRoute, removeMemberRoute } from './people.ts'
import { releaseRoute } from './release.ts'
import { searchRoute } from './search.ts'
import { saveSearchRoute, searchesRoute, withdrawSearchRoute } from './searches.ts'
import { sqlRoute, viewsRoute } from './sql.ts'
import { timelineRoute } from './timeline.ts'
import { trendsRoute } from './trends.ts'
import { pinRoute, pinsRoute } from './pins.ts'
import { questionsRoute, saveQuestionRoute, withdrawQuestionRoute } from './standing-questions.ts'
import { runToolRoute, toolsRoute } from './tools.ts'
import { buildRoute, stopRoute, workRoute } from './work.ts'

/** Every question and deed that the server answers. What is not here is not answered. */
export const allRoutes: readonly Route[] = [
  overviewRoute,
  exhibitsRoute, exhibitRoute, exhibitRowsRoute, exhibitTextRoute, exhibitPageRoute, exhibitMailRoute, exhibitFieldsRoute,
  exhibitStatementsRoute, exhibitProblemsRoute, exhibitPlaceRoute, exhibitReadAgainRoute, exhibitBytesRoute, exhibitPictureRoute,
  exhibitSheetRoute, sheetPictureRoute,
  entitiesRoute, entityRoute, entityStatementsRoute, entityMentionsRoute, namesRoute,
  linkPairsRoute, linksRoute, eventsRoute, eventBucketsRoute, moneyRoute, contradictionsRoute, signsRoute,
  findingsRoute, citationsRoute, searchRoute, sqlRoute, viewsRoute,
  searchesRoute, saveSearchRoute, withdrawSearchRoute, pinsRoute, pinRoute,
  judgementsRoute, judgeRoute, undoJudgementRoute,
  chartsRoute, keptChartRoute, keepChartRoute, saveChartRoute,
  chartRoute, chartExpandRoute, chartPathsRoute, chartBetweenRoute, chartGroupsRoute, chartMembersRoute, chartFtmRoute, chartExportedRoute,
  timelineRoute, trendsRoute, mapRoute, flowsRoute,
  dossierPageRoute, dossierPdfRoute, dossierManifestRoute, releaseRoute,
  toolsRoute, runToolRoute, notebooksRoute, notebookRoute, saveNotebookRoute, runNotebookRoute, runNotebookTextRoute,
  questionsRoute, saveQuestionRoute, withdrawQuestionRoute, findingSupportRoute, rowsSupportRoute, withoutRoute, worldsRoute,
  reviewRoute, pairRoute,
  intakeRoute, workRoute, buildRoute, stopRoute,
  mappingsRoute, mappingRoute, mappingPreviewRoute, confirmMappingRoute, withdrawMappingRoute,
  writeFindingRoute, changeFindingRoute, withdrawFindingRoute, reviewFindingRoute, orderFindingsRoute,
  hypothesesRoute, writeHypothesisRoute, withdrawHypothesisRoute, weighRoute,
  gradesRoute, gradeRoute, withdrawGradeRoute, scheduleRoute, adverseRoute, reasonRoute, explainRoute,
  necessitiesRoute, necessityRoute, withdrawNecessityRoute, scopeAuthorityRoute,
  nextSecondLookRoute, blindFindingRoute, lookAgainRoute, lookAgreementRoute,
  casesRoute, changesRoute,
  peopleRoute, purposesRoute, addMemberRoute, removeMemberRoute, decideRoute,
  retentionRoute, setRetentionRoute, reviewRetentionRoute, placeHoldRoute, liftHoldRoute,
]
