import type { Finding, FindingCode, Severity } from "../findings/finding";
import type { FileStatus } from "./file-status";
import type { NameSource } from "../model/recognised-sheet";
import type { StatedLevel, VetoRecord } from "../model/branch";
import type { Party, Scheme, SchemeId, TemplateId } from "../schemes/types";
import { findScheme } from "../schemes/index";
import type { Cell } from "../workbook/snapshot";

/** When a content was last saved; times in milliseconds since 1970, null where none is known. */
export interface Version {
  /** As the document itself says. */
  readonly modified: number | null;
  /** As the file system says. */
  readonly fileModified: number | null;
}

/** Where a content was read. */
export interface Origin extends Version {
  /** As given on the command line or by the page; the first file's, when it came by way of another merge. */
  readonly path: string;
  /** The merge output it came by; null when it was read from its own file. */
  readonly via: string | null;
  readonly sha256: string | null;
  readonly sheet: string | null;
  /** Places on that sheet by what was read there: a category's name → "D4:D9", 定级结果 → "D31". */
  readonly cells: Readonly<Record<string, string>>;
}

/** What a branch means to mend, as its rectification form says it. */
export interface SubmittedRectification {
  readonly problems: string;
  readonly measures: string;
  readonly deadline: string;
  readonly contact: string;
}

/** A row of an official list as it was typed; formulas left their values. */
export interface ListRow {
  /** On its sheet, counted from 0. */
  readonly row: number;
  /** By column id; of a column that a person added, `added:` and its heading. */
  readonly cells: Readonly<Record<string, ListCell>>;
}

export interface ListCell {
  readonly value: NonNullable<Cell["value"]>;
  readonly format?: string;
  /** Counts that it adds up, as 3+4: another level's, which stay to be read. */
  readonly formula?: string;
  /** On its sheet, counted from 0. */
  readonly column: number;
}

/** An entry of a form with its place on the sheet. */
export interface FormEntry {
  readonly text: string;
  readonly cell: string;
}

/** An official list whose rows are no branches: contacts, monthly progress, statistics. */
export interface SubmittedList {
  readonly template: TemplateId;
  readonly sheet: string;
  readonly rows: readonly ListRow[];
}

/** What a person typed beside the entries of a form. */
export interface TypedNote {
  /** "" for a whole document. */
  readonly sheet: string;
  /** A1; "" where it stands at no cell. */
  readonly cell: string;
  readonly text: string;
}

/**
 * Why a typed value is not in the output. unplaced: it stands under no heading and after no label. no-branch: its row
 * names no branch. repeated: a second form of one kind for one branch. superseded: its sender has sent newer ones.
 * conflict: versions that nothing tells apart.
 * replaced: the output has another value in its place. uncalculated: a formula of which the file keeps no value.
 */
export const leftReasons = [
  "unplaced",
  "no-branch",
  "repeated",
  "superseded",
  "conflict",
  "replaced",
  "uncalculated",
] as const;
export type LeftReason = (typeof leftReasons)[number];

export interface LeftValue extends TypedNote {
  readonly reason: LeftReason;
}

/** A note that a lower merge carried, as its 「数据来源」 has it. */
export interface ForwardedNote extends TypedNote {
  readonly path: string;
  readonly content: string;
  readonly via: string;
}

/** One party's scores of one branch, without the single items. */
export interface SubmittedEvaluation {
  readonly party: Party;
  readonly isComplete: boolean;
  /** null while incomplete and for letters. */
  readonly total: number | null;
  /** What the party itself states. */
  readonly level: string | null;
  /** By category, in the rubric's order: a sum, a letter, or null while incomplete. */
  readonly categories: Readonly<Record<string, number | string | null>>;
}

/** What an item of a rubric is called. */
export interface SubmittedItem {
  /** "12．新发展党员质量…". */
  readonly label: string;
  readonly category: string;
  readonly maximum: number | null;
}

/** A party's points item by item, beside the items that they are for. */
export interface SubmittedItems {
  readonly heads: readonly SubmittedItem[];
  readonly scores: readonly (number | null)[];
}

/**
 * A content that is taken as a whole or not at all, and of which a branch has one:
 * `party:<party>` scores, `row:<template>` what the lines of one kind of summary sheet decide (`row` in outputs of
 * version 0.1.0), `ticks` vetoes that a person confirmed, `form:<template>` a filled form, `list:<template>` the
 * branch's rows of an official list.
 */
export interface SubmittedContent {
  readonly id: `party:${Party}` | "row" | `row:${string}` | "ticks" | `form:${string}` | `list:${string}`;
  /** Equal for equal contents, wherever they stand. */
  readonly digest: string;
  readonly origin: Origin;
  readonly evaluation: SubmittedEvaluation | null;
  /** Of the self score and the superior's, where they are points. */
  readonly items?: SubmittedItems;
  readonly stated: readonly StatedLevel[];
  readonly ticks: readonly VetoRecord[];
  readonly roundsFirst: boolean;
  readonly rectification: SubmittedRectification | null;
  /** Of a list or a ledger. */
  readonly rows: readonly ListRow[];
  /** Of a form: its entries by field id, blank ones left out. */
  readonly fields: Readonly<Record<string, FormEntry>>;
}

/** The content that a branch's rows of 「整改台账」 are. */
export const LEDGER = "form:dingji/ledger" as const;
/** The content that its rows of a 「整改汇总表」 are which no document prints. */
export const OWN_LIST = "form:dingji/rectification-summary" as const;

/** The content that a branch's row of 「公示名单」 is. */
export const PUBLICITY = "list:dingji/publicity" as const;

/** What one file says about one branch. */
export interface SubmittedBranch {
  /** As written; null where nothing names it. */
  readonly name: string | null;
  /** The kinds of places of its own workbook where the name stands; absent where a list or a merge names it. */
  readonly nameSources?: readonly NameSource[];
  readonly scheme: SchemeId;
  /** Levels, weights and vetoes of a scheme that is not among the known ones. */
  readonly customScheme: Scheme | null;
  readonly parent: string | null;
  readonly type: string | null;
  /** Names of sheets. */
  readonly sources: readonly string[];
  /** Parties with a place for scores and none entered. */
  readonly awaiting: readonly Party[];
  /** Names of its categories, in the rubric's order. */
  readonly categories: readonly string[];
  readonly contents: readonly SubmittedContent[];
}

/** A file as a merge sees it. */
export interface SubmittedFile extends Version {
  readonly path: string;
  /** SHA-256 of the file's bytes, in hexadecimal; null where it was not worked out. */
  readonly sha256: string | null;
}

/** What is left of a file once it was read: small, plain data, no sheet and no cell. */
export interface Submission extends SubmittedFile {
  readonly error: SubmissionError | null;
  readonly isRecognised: boolean;
  readonly isOldFormat: boolean;
  readonly hasMacros: boolean;
  readonly branches: readonly SubmittedBranch[];
  readonly lists: readonly SubmittedList[];
  /** Head lines, signatures and remarks around forms: they go to 「数据来源」. */
  readonly notes: readonly TypedNote[];
  /** What this file says and no output of a merge has a place for. */
  readonly left: readonly LeftValue[];
  /** Without their fixes: nothing is written into a file that was handed in. */
  readonly findings: readonly Finding[];
  /** Of a merge output: what its own level found; null for any other file. */
  readonly forwarded: Forwarded | null;
}

/** A finding that a lower merge listed: its sentence as printed there, its place in the file that it was made in. */
export interface ForwardedFinding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly sentence: string;
  readonly branch: string | null;
  readonly file: string | null;
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly clause: string | null;
  /** What people wrote about it there. */
  readonly handling: string | null;
  /** The merge output that lists it. */
  readonly via: string;
}

/** A file of a lower merge that holds no branch: it could not be read, or nothing in it counts. */
export interface ForwardedFile extends SubmittedFile {
  readonly status: FileStatus;
  readonly remark: string;
  readonly via: string;
}

/** What a merge output says beside its branches. */
export interface Forwarded {
  readonly findings: readonly ForwardedFinding[];
  readonly files: readonly ForwardedFile[];
  readonly notes: readonly ForwardedNote[];
}

export interface SubmissionError {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** The origin of something on a sheet of a file that was read itself. */
export function originIn(file: SubmittedFile, sheet: string | null, cells: Origin["cells"]): Origin {
  const { path, sha256, modified, fileModified } = file;
  return { path, via: null, sha256, modified, fileModified, sheet, cells };
}

/** A part with nothing but what is given. */
export function submittedContent(
  fields: Pick<SubmittedContent, "id" | "digest" | "origin"> & Partial<SubmittedContent>,
): SubmittedContent {
  return {
    evaluation: null,
    stated: [],
    ticks: [],
    roundsFirst: false,
    rectification: null,
    rows: [],
    fields: {},
    ...fields,
  };
}

/** A line of a summary sheet, of whatever kind. */
export function isRow({ id }: Pick<SubmittedContent, "id">): boolean {
  return id === "row" || id.startsWith("row:");
}

/** Under which name the place of a stated level is kept. */
export const STATED = "定级结果";

/** "2012-03-26T09:30:00Z" or without a zone, then taken as UTC → milliseconds; null for anything else. */
export function timeOf(text: string | null): number | null {
  if (text === null) return null;
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text.trim(),
  );
  if (!match) return null;
  const time = Date.parse(`${match[1]}T${match[2] ?? "00:00"}${match[3] ?? "Z"}`);
  return Number.isNaN(time) ? null : time;
}

/** The rules that a submitted branch is graded by. */
export function schemeOf(branch: Pick<SubmittedBranch, "scheme" | "customScheme">): Scheme {
  const scheme = branch.customScheme ?? findScheme(branch.scheme);
  if (!scheme) throw new RangeError(`no scheme ${branch.scheme}`);
  return scheme;
}

/** Tells schemes apart: rubrics that nobody configured are one scheme when they bear the same title. */
export function schemeKey({ scheme, customScheme }: Pick<SubmittedBranch, "scheme" | "customScheme">): string {
  return customScheme ? `${scheme} ${customScheme.title}` : scheme;
}
