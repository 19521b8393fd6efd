import { type ComponentType, lazy, type ReactElement, useState } from "react";
import { HostError } from "../hosts/host";
import { NotLoaded, RetryLoading } from "./components/NotLoaded";

/** What the pane needs only once somebody asks for it, so that it opens without waiting for it. */
const loadChecker = () => import("./checker");
const loadFillResults = () => import("./components/FillResults");
const loadOpenItems = () => import("./components/OpenItems");
const loadPlanner = () => import("./planner");
const loadReviewTab = () => import("./components/ReviewTab");
const loadSummaryTab = () => import("./components/SummaryTab");
const loadMergePanel = () => import("./summary/MergePanel");
const loadPreview = () => import("./components/PreviewDialog");

/** @throws HostError `program-incomplete` where a part did not arrive; a repeat asks for it again. */
async function fetched<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    throw new HostError("program-incomplete", String(error));
  }
}

/** A part of the interface; where it does not arrive its place says so and offers to try again, and the rest stays. */
function part<Props extends object>(load: () => Promise<ComponentType<Props>>): (props: Props) => ReactElement {
  const attempt = () => lazy(async () => ({ default: await load().catch((): ComponentType<Props> => NotLoaded) }));
  const first = attempt();
  return function Part(props) {
    const [Shown, show] = useState<ComponentType<Props>>(() => first);
    return (
      <RetryLoading.Provider value={() => show(attempt)}>
        <Shown {...props} />
      </RetryLoading.Provider>
    );
  };
}

/** The check with all that shows its result. */
export async function checker(): ReturnType<typeof loadChecker> {
  const [loaded] = await fetched(() => Promise.all([loadChecker(), loadFillResults(), loadOpenItems()]));
  return loaded;
}
export const planner = () => fetched(loadPlanner);
export const FillResults = part(async () => (await loadFillResults()).FillResults);
export const OpenItems = part(async () => (await loadOpenItems()).OpenItems);
export const ReviewTab = part(async () => (await loadReviewTab()).ReviewTab);
export const SummaryTab = part(async () => (await loadSummaryTab()).SummaryTab);
export const MergePanel = part(async () => (await loadMergePanel()).MergePanel);
export const PreviewDialog = part(async () => (await loadPreview()).PreviewDialog);

/** Fetches the other tabs while a person reads the first result. */
export async function fetchTabs(): Promise<void> {
  await Promise.all([loadReviewTab(), loadSummaryTab(), loadPreview()]);
}

/** Fetches everything at leisure, for a page that must go on working without the network. */
export async function fetchAll(): Promise<void> {
  await Promise.all([checker(), fetchTabs(), loadPlanner(), loadMergePanel(), import("./summary/merge-desk")]);
}
