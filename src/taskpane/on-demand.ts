import { HostError } from "../hosts/host";
import { latePart } from "./shared/part-loading";
import { SheetPicture } from "./shared/sheet-picture";

// What the pane needs only once somebody asks for it, so that it opens without waiting for it.

export const FillResults = latePart(async () => (await import("./fill/FillResults")).FillResults);
export const LeftOpen = latePart(async () => (await import("./fill/LeftOpen")).LeftOpen);
export const OpenItems = latePart(async () => (await import("./fill/OpenItems")).OpenItems);
export const PreviewDialog = latePart(async () => (await import("./shared/PreviewDialog")).PreviewDialog);
export const ReviewTab = latePart(async () => (await import("./review/ReviewTab")).ReviewTab, { isTold: true });
export const SummaryTab = latePart(async () => (await import("./summary/SummaryTab")).SummaryTab, { isTold: true });
export const MergePanel = latePart(async () => (await import("./summary/MergePanel")).MergePanel);

/** @throws HostError `program-incomplete` where a part did not arrive; a repeat asks for it again. */
async function fetched<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    throw new HostError("program-incomplete", String(error));
  }
}

const loadChecker = () => import("./checker");

/** The check with all that shows its result. */
export async function checker(): ReturnType<typeof loadChecker> {
  const [loaded] = await fetched(() =>
    Promise.all([loadChecker(), FillResults.fetch(), OpenItems.fetch(), LeftOpen.fetch()]),
  );
  return loaded;
}

const loadPlanner = () => import("./planner");

/** What commands would write, with the dialog that shows it. */
export async function planner(): ReturnType<typeof loadPlanner> {
  const [loaded] = await fetched(() => Promise.all([loadPlanner(), PreviewDialog.fetch()]));
  return loaded;
}

const loadChosenNotice = () => import("./fill/chosen-notice");

/** What reads a chosen notice, documents too. */
export async function chosenNotice(): ReturnType<typeof loadChosenNotice> {
  const [loaded] = await fetched(() => Promise.all([loadChosenNotice(), planner()]));
  return loaded;
}

const loadPrinting = () => import("./excel-print-set");

/** What makes a workbook of chosen sheets of the one that is open in Excel. */
export async function printing(): ReturnType<typeof loadPrinting> {
  return fetched(loadPrinting);
}

/** Fetches the other tabs while a person reads the first result. */
export async function fetchTabs(): Promise<void> {
  await Promise.all([ReviewTab, SummaryTab, MergePanel, PreviewDialog, SheetPicture].map((part) => part.fetch()));
}

/** Fetches everything at leisure, for a page that must go on working without the network. */
export async function fetchAll(): Promise<void> {
  await Promise.all([checker(), planner(), fetchTabs(), import("./summary/merge-desk")]);
}
