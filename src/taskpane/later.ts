import { lazy } from "react";

/** What the pane needs only once somebody asks for it, so that it opens without waiting for it. */
const loadPlanner = (): Promise<typeof import("./planner")> => import("./planner");
const loadReviewTab = (): Promise<typeof import("./components/ReviewTab")> => import("./components/ReviewTab");
const loadSummaryTab = (): Promise<typeof import("./components/SummaryTab")> => import("./components/SummaryTab");
const loadMergePanel = (): Promise<typeof import("./summary/MergePanel")> => import("./summary/MergePanel");
const loadPreview = (): Promise<typeof import("./components/PreviewDialog")> => import("./components/PreviewDialog");
const loadExplain = (): Promise<typeof import("./components/ExplainForm")> => import("./components/ExplainForm");

export const planner = loadPlanner;
export const ReviewTab = lazy(async () => ({ default: (await loadReviewTab()).ReviewTab }));
export const SummaryTab = lazy(async () => ({ default: (await loadSummaryTab()).SummaryTab }));
export const MergePanel = lazy(async () => ({ default: (await loadMergePanel()).MergePanel }));
export const PreviewDialog = lazy(async () => ({ default: (await loadPreview()).PreviewDialog }));
export const ExplainForm = lazy(async () => ({ default: (await loadExplain()).ExplainForm }));

/** Fetches everything at leisure, for a page that must go on working without the network. */
export async function fetchAll(): Promise<void> {
  await Promise.all([
    loadPlanner(),
    loadReviewTab(),
    loadSummaryTab(),
    loadMergePanel(),
    loadPreview(),
    loadExplain(),
    import("./summary/merge-desk"),
  ]);
}
