import type { ApplyReport, ChangeSet, SkippedEdit } from "../core/changes/change-set";
import type { WorkbookReview } from "../core/check";
import { severities, type Severity } from "../core/findings/finding";
import type { WorkbookSnapshot } from "../core/workbook/snapshot";
import type { HostErrorCode } from "../hosts/host";
import type { Preview } from "./preview";
import type { Place } from "./session";

export const tabs = ["fill", "review", "summary"] as const;
export type Tab = (typeof tabs)[number];

export type Task = "checking" | "planning" | "writing" | "undoing";

/** What a check saw and found. */
export interface Checked {
  readonly snapshot: WorkbookSnapshot;
  readonly review: WorkbookReview;
}

/** A result that is told once, in words that the locale finds. */
export type News =
  | { readonly kind: "checked" }
  | { readonly kind: "nothing-to-write" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "written"; readonly count: number; readonly skipped: readonly SkippedEdit[] }
  | { readonly kind: "undone"; readonly count: number; readonly skipped: readonly SkippedEdit[] };

/** Why a task failed. `facts` can be named in the sentence. */
export interface Failure {
  readonly task: Task;
  readonly code: HostErrorCode;
  readonly facts: Readonly<Record<string, string | number>>;
  /** Some edits may stand; the same command completes them. */
  readonly hasWritten: boolean;
}

export interface PaneState {
  readonly tab: Tab;
  readonly task: Task | null;
  readonly checked: Checked | null;
  /** The workbook was edited after the last check. */
  readonly isStale: boolean;
  readonly preview: Preview | null;
  /** What was written, most recent last, as the change sets that undo it. */
  readonly undo: readonly ChangeSet[];
  readonly news: News | null;
  readonly failure: Failure | null;
  readonly shown: readonly Severity[];
  readonly selected: Place | null;
}

export const initialState: PaneState = {
  tab: "fill",
  task: null,
  checked: null,
  isStale: false,
  preview: null,
  undo: [],
  news: null,
  failure: null,
  shown: severities,
  selected: null,
};

export type PaneEvent =
  | { readonly type: "tab-chosen"; readonly tab: Tab }
  | { readonly type: "started"; readonly task: Task }
  /** `isQuiet`: the check followed a write, whose own news stays. */
  | { readonly type: "checked"; readonly checked: Checked; readonly isQuiet: boolean }
  | { readonly type: "planned"; readonly preview: Preview }
  | { readonly type: "nothing-planned" }
  | { readonly type: "ticked"; readonly ids: readonly number[]; readonly isTicked: boolean }
  | { readonly type: "cancelled" }
  | { readonly type: "written"; readonly report: ApplyReport }
  | { readonly type: "undone"; readonly report: ApplyReport }
  | { readonly type: "failed"; readonly failure: Failure }
  | { readonly type: "failure-closed" }
  | { readonly type: "edited" }
  | { readonly type: "severity-toggled"; readonly severity: Severity }
  | { readonly type: "selected"; readonly place: Place };

/** The pane's whole behaviour: what each event makes of its state. Pure. */
export function reduce(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case "tab-chosen":
      return { ...state, tab: event.tab };
    case "started":
      return { ...state, task: event.task, failure: null, news: null };
    case "checked":
      return {
        ...state,
        task: null,
        checked: event.checked,
        isStale: false,
        news: event.isQuiet ? state.news : { kind: "checked" },
      };
    case "planned":
      return { ...state, task: null, preview: event.preview };
    case "nothing-planned":
      return { ...state, task: null, news: { kind: "nothing-to-write" } };
    case "ticked":
      return state.preview ? { ...state, preview: tick(state.preview, event.ids, event.isTicked) } : state;
    case "cancelled":
      return { ...state, preview: null, news: { kind: "cancelled" } };
    case "written": {
      const { report } = event;
      return {
        ...state,
        task: null,
        preview: null,
        isStale: true,
        undo: report.undo.edits.length > 0 ? [...state.undo, report.undo] : state.undo,
        news: { kind: "written", count: report.written, skipped: report.skipped },
      };
    }
    case "undone":
      return {
        ...state,
        task: null,
        isStale: true,
        undo: state.undo.slice(0, -1),
        news: { kind: "undone", count: event.report.written, skipped: event.report.skipped },
      };
    case "failed":
      return { ...state, task: null, preview: null, failure: event.failure };
    case "failure-closed":
      return { ...state, failure: null };
    case "edited":
      return state.checked ? { ...state, isStale: true } : state;
    case "severity-toggled":
      return {
        ...state,
        shown: severities.filter((s) => (s === event.severity ? !state.shown.includes(s) : state.shown.includes(s))),
      };
    case "selected":
      return { ...state, selected: event.place };
  }
}

function tick(preview: Preview, ids: readonly number[], isTicked: boolean): Preview {
  const chosen = new Set(ids);
  return { ...preview, lines: preview.lines.map((line) => (chosen.has(line.id) ? { ...line, isTicked } : line)) };
}
