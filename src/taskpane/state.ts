import type { ApplyReport, ChangeSet, SkippedEdit } from "../core/changes/change-set";
import type { CheckResult } from "../core/check/check";
import type { Severity } from "../core/findings/finding";
import type { SuggestedText } from "../core/generation/suggested-text";
import type { WorkbookSnapshot } from "../core/workbook/snapshot";
import type { HostErrorCode } from "../hosts/host";
import { type SeenFindings, seenWith } from "./done-findings";
import { previewOf, type Preview } from "./preview";
import type { Place } from "./session";

export const tabs = ["fill", "review", "summary"] as const;
export type Tab = (typeof tabs)[number];

export type Task = "checking" | "planning" | "writing" | "undoing";

/** A task under way. */
export interface RunningTask {
  readonly kind: Task;
  /** It takes more than a second, so that it shows how far it is. */
  readonly isSlow: boolean;
  /** null until it can be told. */
  readonly progress: TaskProgress | null;
}

/**
 * What the latest check is worth: it says how the workbook is; the workbook was edited since; or it was edited since
 * the last check that was asked for, and a check in the background has followed.
 */
type Freshness = "current" | "edited" | "followed";

/** What a check saw and found. */
export interface Checked {
  readonly snapshot: WorkbookSnapshot;
  readonly result: CheckResult;
}

/** A result that is told once, in words that the locale finds. */
type Announcement =
  | { readonly kind: "checked" }
  | { readonly kind: "nothing-to-write" }
  | { readonly kind: "cancelled" }
  /** The person did not wait for the end of a check. */
  | { readonly kind: "stopped" }
  | { readonly kind: "copied" }
  | { readonly kind: "print-set" | "no-print-set" }
  | Written
  | { readonly kind: "undone"; readonly count: number; readonly skipped: readonly SkippedEdit[] };

interface Written {
  readonly kind: "written";
  readonly count: number;
  /** The names of the sheets that something was written on, as they are in the workbook. */
  readonly sheets: readonly string[];
  readonly skipped: readonly SkippedEdit[];
}

/** How much of a task is done, in sheets. */
interface TaskProgress {
  readonly done: number;
  readonly total: number;
}

/** Why a task failed. `facts` can be named in the sentence. */
export interface Failure {
  readonly task: Task;
  readonly code: HostErrorCode;
  readonly facts: Readonly<Record<string, string | number>>;
  /** Some edits may stand; the same command completes them. */
  readonly hasWritten: boolean;
  /** What failed can be done again exactly as it was asked for. */
  readonly canRetry: boolean;
}

/** Which findings are listed. */
export interface FindingFilter {
  /** Only these; none: all. */
  readonly severities: readonly Severity[];
  /** Only those whose place or sentence holds this. */
  readonly search: string;
  /** null: all. */
  readonly branch: string | null;
  readonly sheet: string | null;
}

export interface PaneState {
  readonly tab: Tab;
  readonly task: RunningTask | null;
  /** The latest check, by the button or after edits. */
  readonly checked: Checked | null;
  readonly freshness: Freshness;
  readonly preview: Preview | null;
  /** What was written, most recent last, as the change sets that undo it. */
  readonly undo: readonly ChangeSet[];
  readonly announcement: Announcement | null;
  readonly failure: Failure | null;
  /** Texts that the last command left for the person to copy. */
  readonly suggestions: readonly SuggestedText[];
  /** Protected sheets of ours that the last command would write on, and beside which it can write new ones. */
  readonly lockedSheets: readonly string[];
  readonly filter: FindingFilter;
  /** What the checks since the pane was opened found, to tell how much of it is done. */
  readonly seen: SeenFindings;
  readonly selected: Place | null;
  /** The share of branches (percent) that may be on the best level, as a person set it. */
  readonly quotaPercent: number | null;
  /** The confirmed 「评分办法」 of another workbook that sheets of the same shape are read by. */
  readonly rubric: ConfirmedRubric | null;
}

export interface ConfirmedRubric {
  /** Of its file. */
  readonly name: string;
  readonly book: WorkbookSnapshot;
}

export const initialState: PaneState = {
  tab: "fill",
  task: null,
  checked: null,
  freshness: "current",
  preview: null,
  undo: [],
  announcement: null,
  failure: null,
  suggestions: [],
  lockedSheets: [],
  filter: { severities: [], search: "", branch: null, sheet: null },
  seen: new Map(),
  selected: null,
  quotaPercent: null,
  rubric: null,
};

export type PaneEvent =
  | { readonly type: "tab-chosen"; readonly tab: Tab }
  | { readonly type: "started"; readonly task: Task }
  /** A task that began with reading goes on with another. */
  | { readonly type: "advanced"; readonly task: Task }
  | { readonly type: "slow" }
  | { readonly type: "progressed"; readonly progress: TaskProgress }
  | { readonly type: "stopped" }
  /** `isQuiet`: the check followed a write, whose own announcement stays. */
  | { readonly type: "checked"; readonly checked: Checked; readonly isQuiet: boolean }
  /** A check in the background after edits: it shows what they changed, and the verdict stays marked. */
  | { readonly type: "checked-live"; readonly checked: Checked }
  | { readonly type: "suggested"; readonly suggestions: readonly SuggestedText[] }
  | { readonly type: "sheets-locked"; readonly sheets: readonly string[] }
  | { readonly type: "copied" }
  | { readonly type: "planned"; readonly preview: Preview }
  | { readonly type: "nothing-planned" }
  | { readonly type: "print-set"; readonly isMade: boolean }
  | { readonly type: "ticked"; readonly ids: readonly number[]; readonly isTicked: boolean }
  | { readonly type: "cancelled" }
  | { readonly type: "written"; readonly report: ApplyReport }
  | { readonly type: "undone"; readonly report: ApplyReport }
  | { readonly type: "failed"; readonly failure: Failure }
  | { readonly type: "failure-closed" }
  | { readonly type: "edited" }
  | { readonly type: "filtered"; readonly change: Partial<FindingFilter> }
  | { readonly type: "selected"; readonly place: Place }
  | { readonly type: "quota-set"; readonly percent: number | null }
  | { readonly type: "rubric-set"; readonly rubric: ConfirmedRubric | null };

/** The pane's whole behaviour: what each event makes of its state. Pure. */
export function reduce(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case "tab-chosen":
      // What was told of another tab's act would be taken for this one's.
      return event.tab === state.tab ? state : { ...state, tab: event.tab, announcement: null };
    case "started":
      return { ...state, task: begun(event.task), failure: null, announcement: null };
    case "advanced":
      return { ...state, task: { ...begun(event.task), isSlow: state.task?.isSlow ?? false } };
    case "slow":
      return state.task ? { ...state, task: { ...state.task, isSlow: true } } : state;
    case "progressed":
      return state.task ? { ...state, task: { ...state.task, progress: event.progress } } : state;
    case "stopped":
      return { ...state, task: null, announcement: { kind: "stopped" } };
    case "checked":
      return {
        ...state,
        task: null,
        checked: event.checked,
        seen: seenWith(state.seen, event.checked.result.findings),
        freshness: "current",
        announcement: event.isQuiet ? state.announcement : { kind: "checked" },
        // What a command suggested before may be wrong by now.
        suggestions: event.isQuiet ? state.suggestions : [],
      };
    case "checked-live":
      return {
        ...state,
        checked: event.checked,
        seen: seenWith(state.seen, event.checked.result.findings),
        freshness: "followed",
      };
    case "suggested":
      return { ...state, suggestions: event.suggestions };
    case "sheets-locked":
      return { ...state, lockedSheets: event.sheets };
    case "copied":
      return { ...state, announcement: { kind: "copied" } };
    case "planned":
      return { ...state, task: null, preview: event.preview };
    case "nothing-planned":
      return { ...state, task: null, announcement: { kind: "nothing-to-write" } };
    case "print-set":
      return { ...state, task: null, announcement: { kind: event.isMade ? "print-set" : "no-print-set" } };
    case "ticked":
      return state.preview ? { ...state, preview: tick(state.preview, event.ids, event.isTicked) } : state;
    case "cancelled":
      return { ...state, preview: null, announcement: { kind: "cancelled" } };
    case "written": {
      const { report } = event;
      return {
        ...state,
        task: null,
        preview: null,
        freshness: "edited",
        undo: report.undo.edits.length > 0 ? [...state.undo, report.undo] : state.undo,
        announcement: {
          kind: "written",
          count: cellsOf(report),
          sheets: writtenSheets(report),
          skipped: report.skipped,
        },
      };
    }
    case "undone":
      return {
        ...state,
        task: null,
        freshness: "edited",
        suggestions: [],
        lockedSheets: [],
        undo: state.undo.slice(0, -1),
        announcement: { kind: "undone", count: cellsOf(event.report), skipped: event.report.skipped },
      };
    case "failed":
      return { ...state, task: null, preview: null, failure: event.failure };
    case "failure-closed":
      return { ...state, failure: null };
    case "edited":
      return state.checked ? { ...state, freshness: "edited" } : state;
    case "filtered":
      return { ...state, filter: { ...state.filter, ...event.change } };
    case "quota-set":
      return { ...state, quotaPercent: event.percent };
    case "rubric-set":
      return { ...state, rubric: event.rubric };
    case "selected":
      return { ...state, selected: event.place };
  }
}

function begun(kind: Task): RunningTask {
  return { kind, isSlow: false, progress: null };
}

/** How many cells were changed, counted as the preview counts them: what undoing would change back. */
function cellsOf({ undo }: ApplyReport): number {
  return previewOf(undo).lines.reduce((sum, { count }) => sum + count, 0);
}

/** The undo knows the sheets by the names that they really got. */
function writtenSheets({ undo }: ApplyReport): readonly string[] {
  return [...new Set(undo.edits.map((edit) => edit.sheet.name))].reverse();
}

function tick(preview: Preview, ids: readonly number[], isTicked: boolean): Preview {
  const chosen = new Set(ids);
  return { ...preview, lines: preview.lines.map((line) => (chosen.has(line.id) ? { ...line, isTicked } : line)) };
}
