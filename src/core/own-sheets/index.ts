import type { OwnFormId } from "../model/recognised-sheet";
import { changesTable } from "./changes/description";
import type { OwnSheetDescription } from "./description";
import { comparedEntriesTable } from "./compared-entries/description";
import { comparisonTable } from "./comparison/description";
import { detailTable } from "./detail/description";
import { entriesTable } from "./entries/description";
import { evidenceTable } from "./evidence/description";
import { explanationsTable } from "./explanations/description";
import { findingsTable } from "./findings/description";
import { itemScoresTable } from "./item-scores/description";
import { ledgerTable } from "./ledger/description";
import { lookBackTable } from "./look-back/description";
import { missingTable } from "./missing/description";
import { escalatedTable, overdueTable } from "./open-problems/description";
import { poorDetailSheet } from "./poor-detail/description";
import { poorListSheet } from "./poor-list/description";
import { progressTable } from "./progress/description";
import { provenanceTable } from "./provenance/description";
import { publicityTable } from "./publicity/description";
import { rectificationSummarySheet } from "./rectification-summary/description";
import { resultSheet } from "./result/description";
import { reviewTable } from "./review/description";
import { reviewsTable } from "./reviews/description";
import { rubricSheet } from "./rubric/description";
import { sampleTable } from "./sample/description";
import { statisticsSheet } from "./statistics/description";
import { summaryTable } from "./summary/description";
import { tutorialSheet } from "./tutorial/description";

/** Every sheet that Dingji draws and knows again. */
export const ownSheets: Readonly<Record<OwnFormId, OwnSheetDescription>> = {
  result: resultSheet,
  ledger: ledgerTable,
  findings: findingsTable,
  explanations: explanationsTable,
  review: reviewTable,
  provenance: provenanceTable,
  "look-back": lookBackTable,
  rubric: rubricSheet,
  summary: summaryTable,
  detail: detailTable,
  statistics: statisticsSheet,
  "poor-list": poorListSheet,
  "poor-detail": poorDetailSheet,
  "rectification-summary": rectificationSummarySheet,
  entries: entriesTable,
  missing: missingTable,
  changes: changesTable,
  sample: sampleTable,
  comparison: comparisonTable,
  "item-scores": itemScoresTable,
  "compared-entries": comparedEntriesTable,
  reviews: reviewsTable,
  publicity: publicityTable,
  evidence: evidenceTable,
  progress: progressTable,
  overdue: overdueTable,
  escalated: escalatedTable,
  tutorial: tutorialSheet,
};

/** The titles that generated sheets carry in their first row. */
export const ownTitles = Object.fromEntries(Object.values(ownSheets).map(({ id, title }) => [id, title])) as Readonly<
  Record<OwnFormId, string>
>;
