import { lazy } from "react";

/** What the pane needs only once somebody asks for it, so that it opens without waiting for it. */
const loadPlanner = () => import("./planner");
const loadReviewTab = () => import("./components/ReviewTab");
const loadSummaryTab = () => import("./components/SummaryTab");
const loadMergePanel = () => import("./summary/MergePanel");
const loadPreview = () => import("./components/PreviewDialog");
const loadExplain = () => import("./components/ExplainForm");
const loadReadings = () => import("./components/RubricReadings");

export const planner = loadPlanner;
export const ReviewTab = lazy(async () => ({ default: (await loadReviewTab()).ReviewTab }));
export const SummaryTab = lazy(async () => ({ default: (await loadSummaryTab()).SummaryTab }));
export const MergePanel = lazy(async () => ({ default: (await loadMergePanel()).MergePanel }));
export const PreviewDialog = lazy(async () => ({ default: (await loadPreview()).PreviewDialog }));
export const ExplainForm = lazy(async () => ({ default: (await loadExplain()).ExplainForm }));
export const RubricReadings = lazy(async () => ({ default: (await loadReadings()).RubricReadings }));
export const KnownRubrics = lazy(async () => ({ default: (await loadReadings()).KnownRubrics }));

/** Fetches everything at leisure, for a page that must go on working without the network. */
export async function fetchAll(): Promise<void> {
  await Promise.all([
    loadPlanner(),
    loadReviewTab(),
    loadSummaryTab(),
    loadMergePanel(),
    loadPreview(),
    loadExplain(),
    loadReadings(),
    import("./summary/merge-desk"),
  ]);
}
