import type { Finding } from "../findings/finding";
import type { StatedLevel, VetoRecord } from "../model/branch";
import type { Party, Scheme, SchemeId } from "../schemes/types";
import type { Decision } from "../scoring/decide";
import type { FileStatus } from "./file-status";
import type {
  ForwardedFile,
  ForwardedFinding,
  ForwardedNote,
  LeftValue,
  ListRow,
  TypedNote,
  SubmittedContent,
  SubmittedRectification,
  SubmissionError,
  SubmittedEvaluation,
} from "./submitted";
import type { Roster, RosterEntry } from "./roster";

export interface MergedFile {
  readonly path: string;
  readonly status: FileStatus;
  /** Names of the branches it says something about, whether it counts or not. */
  readonly branches: readonly string[];
  readonly sha256: string | null;
  readonly modified: number | null;
  readonly fileModified: number | null;
  readonly isOldFormat: boolean;
  readonly hasMacros: boolean;
  readonly error: SubmissionError | null;
  readonly notes: readonly TypedNote[];
  /** What was typed in it and is not in the output. */
  readonly left: readonly LeftValue[];
}

/** A branch with everything that counts for it, from however many files. */
export interface MergedBranch extends Omit<Decision, "total"> {
  /** Runs on over all schemes, from 1. */
  readonly number: number;
  readonly name: string | null;
  readonly scheme: Scheme;
  readonly parent: string | null;
  readonly type: string | null;
  readonly categories: readonly string[];
  /** In the order of `parties`. */
  readonly evaluations: readonly SubmittedEvaluation[];
  readonly awaiting: readonly Party[];
  readonly vetoes: readonly VetoRecord[];
  readonly stated: readonly StatedLevel[];
  readonly roundsFirst: boolean;
  readonly total: number | null;
  /** Other spellings under which it was handed in. */
  readonly aliases: readonly string[];
  /** The file that its first content comes from, and all of them. */
  readonly file: string;
  readonly files: readonly string[];
  readonly sources: readonly string[];
  readonly rectification: SubmittedRectification | null;
  readonly contents: readonly SubmittedContent[];
}

/** The rows of one official list that name no branches, from all files. */
export interface MergedList {
  readonly template: string;
  readonly rows: readonly ListRow[];
}

export interface Duplicate {
  readonly name: string | null;
  readonly scheme: SchemeId;
  readonly kept: string;
  readonly dropped: readonly string[];
  readonly reason: "identical" | "superseded";
}

/** A finding with the file it was made in; null for one about the merge itself. */
export type MergeFinding = Finding & { readonly file: string | null };

/** One content of one file, and whether it counts: what 数据来源 lists. */
export interface SourcedContent {
  /** Of the branch it belongs to; null where the branch was not merged. */
  readonly number: number | null;
  readonly name: string | null;
  readonly scheme: SchemeId;
  readonly path: string;
  readonly content: SubmittedContent;
  readonly status: FileStatus;
}

export interface MergeResult {
  readonly received: number;
  readonly recognised: number;
  readonly merged: number;
  readonly duplicates: readonly Duplicate[];
  readonly missing: readonly RosterEntry[];
  readonly unexpected: readonly string[];
  readonly unreadable: readonly { readonly path: string; readonly error: SubmissionError }[];
  /** By scheme and level, best first; levels without a branch are left out, ungraded comes last. */
  readonly levels: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly branches: readonly MergedBranch[];
  readonly findings: readonly MergeFinding[];
  readonly files: readonly MergedFile[];
  /** Files by status; together they are `received`. */
  readonly reconciliation: Readonly<Record<FileStatus, number>>;
  readonly contents: readonly SourcedContent[];
  /** What lower merges found that still stands, and their files that hold no branch. */
  readonly forwarded: readonly ForwardedFinding[];
  readonly forwardedFiles: readonly ForwardedFile[];
  readonly forwardedNotes: readonly ForwardedNote[];
  /** Official lists whose rows name no branches. */
  readonly lists: readonly MergedList[];
  readonly roster: Roster | null;
}

/** The key of branches without a level in `levels`. */
export const UNGRADED = "ungraded";
