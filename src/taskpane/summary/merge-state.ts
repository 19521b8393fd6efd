import type { MergeDecisions } from "../../core/merging/decisions";
import type { HandledFiles } from "../../core/merging/returns";
import type { Roster } from "../../core/merging/roster";
import type { TypedNote } from "../../core/merging/submitted";
import type { HostError, HostErrorCode } from "../../hosts/host";
import type { MergeView, UnclearName, VersionConflict } from "./merge-desk";

export interface ChosenRoster {
  readonly kind: "sheet" | "file";
  readonly name: string;
  readonly roster: Roster;
}

/** Told once each; the words are the locale's. */
export type MergeAnnouncement =
  | { readonly kind: "stopped" | "nothing-found" | "copied" | "nothing-to-return" }
  /** A file goes back: its letter was saved with the copy, or copied to be pasted. */
  | { readonly kind: "letter-saved" | "letter-copied"; readonly name: string }
  | { readonly kind: "roster-empty" | "earlier-unknown" | "rubric-unknown" | "created"; readonly name: string }
  /** Typed on an earlier result in rows that are no more. */
  | { readonly kind: "not-carried"; readonly left: readonly TypedNote[] }
  | {
      readonly kind: "returned";
      readonly name: string;
      readonly senders: number;
      readonly withoutCopy: readonly string[];
    }
  | {
      readonly kind: "file-failed" | "failed";
      readonly name: string;
      readonly code: HostErrorCode;
      readonly facts: HostError["facts"];
    };

export interface ReadingProgress {
  readonly done: number;
  readonly total: number;
  /** null until it can be told. */
  readonly secondsLeft: number | null;
}

export interface MergeState {
  /** How many of the files are read; null while none are being read. */
  readonly progress: ReadingProgress | null;
  readonly isMerging: boolean;
  /** How many files were read altogether. */
  readonly files: number;
  readonly roster: ChosenRoster | null;
  /** The earlier merge that this one is compared with, by its file's name; a new object for every choice. */
  readonly earlier: { readonly name: string } | null;
  /** Whose 「评分办法」 the files were read by, by the name of its sheet or file; a new object for every choice. */
  readonly rubric: { readonly name: string } | null;
  readonly decisions: MergeDecisions;
  /** What a person decided of files, one by one. */
  readonly handled: HandledFiles;
  /** What a person is asked, decided questions included: they can be taken back. */
  readonly conflicts: readonly VersionConflict[];
  readonly unclear: readonly UnclearName[];
  /** null until files were read. */
  readonly view: MergeView | null;
  readonly announcement: MergeAnnouncement | null;
}

export const initialMerge: MergeState = {
  progress: null,
  isMerging: false,
  files: 0,
  roster: null,
  earlier: null,
  rubric: null,
  decisions: {},
  handled: {},
  conflicts: [],
  unclear: [],
  view: null,
  announcement: null,
};

export type MergeEvent =
  | { readonly type: "progressed"; readonly progress: ReadingProgress }
  | { readonly type: "added"; readonly count: number }
  | { readonly type: "stopped" }
  | { readonly type: "merging" }
  | { readonly type: "merged"; readonly view: MergeView }
  | { readonly type: "cleared" }
  | { readonly type: "roster-chosen"; readonly roster: ChosenRoster | null }
  | { readonly type: "earlier-chosen"; readonly name: string | null }
  | { readonly type: "rubric-chosen"; readonly name: string | null }
  | { readonly type: "decided"; readonly decisions: MergeDecisions }
  | { readonly type: "handled"; readonly path: string; readonly how: HandledFiles[string] | null }
  | { readonly type: "told"; readonly announcement: MergeAnnouncement };

/** The journey of a merge: what each event makes of it. Pure. */
export function reduceMerge(state: MergeState, event: MergeEvent): MergeState {
  switch (event.type) {
    case "progressed":
      return { ...state, announcement: null, progress: event.progress };
    case "added": {
      const announcement = event.count === 0 ? { kind: "nothing-found" as const } : null;
      return { ...state, progress: null, files: state.files + event.count, announcement };
    }
    case "stopped":
      return { ...state, progress: null, announcement: { kind: "stopped" } };
    case "merging":
      return { ...state, isMerging: true, announcement: null };
    case "merged":
      return { ...state, isMerging: false, view: event.view, ...questions(state, event.view) };
    case "cleared":
      return { ...initialMerge, roster: state.roster, rubric: state.rubric };
    case "roster-chosen":
      return { ...state, roster: event.roster, announcement: null };
    case "earlier-chosen":
      return { ...state, earlier: event.name === null ? null : { name: event.name }, announcement: null };
    case "rubric-chosen": {
      const rubric = event.name === null ? null : { name: event.name };
      return { ...state, progress: null, rubric, announcement: null };
    }
    case "decided":
      return { ...state, decisions: event.decisions };
    case "handled": {
      const others = Object.entries(state.handled).filter(([path]) => path !== event.path);
      const handled = Object.fromEntries(event.how === null ? others : [...others, [event.path, event.how]]);
      return { ...state, handled, announcement: null };
    }
    case "told":
      return { ...state, progress: null, isMerging: false, announcement: event.announcement };
  }
}

function questions(
  { decisions, conflicts, unclear }: MergeState,
  view: MergeView,
): Pick<MergeState, "conflicts" | "unclear"> {
  const decided = conflicts.filter(({ branch }) => decisions.chosen?.some((chosen) => chosen.branch === branch));
  const meant = unclear.filter(({ name }) => decisions.sameAs?.[name] !== undefined);
  return {
    conflicts: [...decided, ...view.conflicts.filter((c) => !decided.some(({ branch }) => branch === c.branch))],
    unclear: [...meant, ...view.unclear.filter((u) => !meant.some(({ name }) => name === u.name))],
  };
}
