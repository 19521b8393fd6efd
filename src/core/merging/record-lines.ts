import type { Finding, Severity } from "../findings/finding";
import { nameKey, shortNameKey } from "../model/names";
import { committeeKey } from "../model/same-branch";
import type { Level, PartyWeight, Scheme } from "../schemes/types";
import { lastDayOf } from "../text/dates";
import { readList } from "../text/lists";
import { oncePer } from "../text/once-per";
import { dueDay } from "../own-sheets/ledger/due";
import { toBranch } from "./merged-branch";
import type { MergedBranch } from "./merge-result";
import { daysIn, problemInRow } from "./rectification-state";
import {
  LEDGER,
  OWN_LIST,
  schemeKey,
  schemeOf,
  type ListRow,
  type Origin,
  type Submission,
  type SubmissionError,
  type SubmittedBranch,
  type SubmittedContent,
  type SubmittedFile,
  type SubmittedList,
} from "./submitted";
import { settle } from "./versions";

/** Of the lines of `dingji records`; a change of meaning changes it, a new field does not. */
export const RECORD_VERSION = 1;

export const recordKinds = ["branch", "row", "problem", "finding", "file"] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Begins every line: which file it was read from. */
interface LineOf<Kind extends RecordKind> {
  readonly kind: Kind;
  readonly version: typeof RECORD_VERSION;
  readonly file: string;
  readonly sha256: string | null;
}

/** When something was saved, as ISO text in UTC. */
interface Saved {
  readonly modified: string | null;
  readonly fileModified: string | null;
}

interface OriginLine {
  readonly sheet: string | null;
  readonly cells: Origin["cells"];
  /** Where the content was read first, when it came by way of another merge; null for the line's own file. */
  readonly from: (Saved & Pick<Origin, "path" | "via" | "sha256">) | null;
}

type ContentLine = Omit<SubmittedContent, "rows" | "origin"> & { readonly origin: OriginLine };

/** What the rules make of this one file's branch, before any other file is known. */
interface DecidedAlone extends Pick<
  MergedBranch,
  "total" | "level" | "provisionalLevel" | "statedLevel" | "evaluations" | "vetoes"
> {
  /** Equal for names and committees that a merge takes for equal; null where none is stated. */
  readonly nameKey: string | null;
  /** The same without 党支部, 支部委员会 …, which counts only where nothing else could be meant. */
  readonly shortKey: string | null;
  readonly parentKey: string | null;
  /** Tells apart rubrics that nobody configured. */
  readonly schemeKey: string;
}

/** What decides a branch's level, for those who put branches together themselves. */
interface LevelRules {
  /** Best first. */
  readonly levels: readonly Pick<Level, "name" | "from">[];
  readonly weights: readonly Pick<PartyWeight, "party" | "share">[];
  readonly vetoes: readonly {
    readonly id: string;
    readonly level: string;
    /** It applies where this category's score is below the limit; null where a person says so. */
    readonly category: string | null;
    readonly limit: number | null;
    readonly isProposal: boolean;
  }[];
}

/** What one file says about one branch, uncombined. */
type BranchLine = LineOf<"branch"> &
  Omit<SubmittedBranch, "contents"> & {
    /** In its file, from 1. */
    readonly number: number;
    readonly contents: readonly ContentLine[];
    readonly alone: DecidedAlone;
    readonly rules: LevelRules;
  };

/** A row of an official list, or (template null) a head line, a signature or a remark. */
interface RowLine extends LineOf<"row"> {
  readonly sheet: string | null;
  readonly template: string | null;
  /** The branch line that it belongs to, and which of its contents; null for lists that name no branches. */
  readonly branch: number | null;
  readonly content: number | null;
  /** Of lists that name no branches: which one of the file, from 1. */
  readonly list: number | null;
  /** On its sheet, from 1; null for a head line. */
  readonly row: number | null;
  readonly cells: ListRow["cells"];
  /** Of a head line. */
  readonly cell: string | null;
  readonly text: string | null;
}

/**
 * One numbered problem of a rectification form, with the measure and the deadline of its number; or one row of a ledger,
 * or of the list that a merge made of ledgers, with its state.
 */
interface ProblemLine extends LineOf<"problem"> {
  /** The branch line that it belongs to, and which of its contents. */
  readonly branch: number;
  readonly content: number;
  readonly name: string | null;
  readonly sheet: string | null;
  /** As numbered on the form; null where it is not. */
  readonly number: number | null;
  readonly problem: string;
  readonly measure: string | null;
  readonly deadline: string | null;
  /** The last day that the deadline may mean, as ISO text; null where it names no year or no date. */
  readonly due: string | null;
  readonly contact: string | null;
  /** 状态, as typed. */
  readonly status: string | null;
  /** 已销号; null where nothing says. */
  readonly isClosed: boolean | null;
}

type FindingLine = LineOf<"finding"> & Omit<Finding, "fix"> & { readonly message: string };

export const recordStatuses = ["recognised", "unrecognised", "unreadable"] as const;
type RecordStatus = (typeof recordStatuses)[number];

/** Ends the lines of a file: what precedes it since the last one is whole. */
export type FileLine = LineOf<"file"> &
  Saved &
  Omit<Submission, keyof SubmittedFile | "error" | "branches" | "lists" | "notes" | "findings" | "isRecognised"> & {
    readonly status: RecordStatus;
    readonly error: (SubmissionError & { readonly message: string }) | null;
    /** How many lines of each kind precede it. */
    readonly lines: Readonly<Record<Exclude<RecordKind, "file">, number>>;
    readonly severities: Readonly<Record<Severity, number>>;
  };

export type RecordLine = BranchLine | RowLine | ProblemLine | FindingLine | FileLine;

export interface RecordWording {
  readonly describe: (finding: Finding) => string;
  readonly describeError: (error: SubmissionError) => string;
}

/** Everything that a merge needs of a file, as lines; the last one is the file itself. */
export function recordLines(submission: Submission, wording: RecordWording): readonly RecordLine[] {
  const { path, sha256, modified, fileModified, error, isRecognised, branches, lists, notes, findings } = submission;
  const line = <Kind extends RecordKind>(kind: Kind): LineOf<Kind> => ({
    kind,
    version: RECORD_VERSION,
    file: path,
    sha256,
  });
  const row = { ...line("row"), branch: null, content: null, list: null, cell: null, text: null };
  const branchLines = branches.map((branch, i): BranchLine => ({
    ...line("branch"),
    ...toLine(branch, i, submission),
  }));
  const rows: RowLine[] = [
    ...branches.flatMap(({ contents }, b) =>
      contents.flatMap(({ id, origin, rows: own }, c) =>
        own.map((r) => ({
          ...row,
          ...{ sheet: origin.sheet, template: templateOf(id), branch: b + 1, content: c + 1 },
          ...placed(r),
        })),
      ),
    ),
    ...lists.flatMap(({ sheet, template, rows: own }, i) =>
      own.map((r) => ({ ...row, sheet, template, list: i + 1, ...placed(r) })),
    ),
    ...notes.map(({ sheet, cell, text }) => ({ ...row, sheet, template: null, row: null, cells: {}, cell, text })),
  ];
  const problems = branches.flatMap((branch, i) =>
    problemsOf(branch, daysIn(notes)).map((p) => ({ ...line("problem"), branch: i + 1, ...p })),
  );
  const told = findings.map((finding): FindingLine => ({
    ...line("finding"),
    ...without(finding, "fix"),
    message: wording.describe(finding),
  }));
  const count = (severity: Severity): number => findings.filter((f) => f.severity === severity).length;
  const file: FileLine = {
    ...line("file"),
    ...without(submission, "path", "isRecognised", "branches", "lists", "notes", "findings"),
    modified: toIso(modified),
    fileModified: toIso(fileModified),
    status: error ? "unreadable" : isRecognised ? "recognised" : "unrecognised",
    error: error && { ...error, message: wording.describeError(error) },
    lines: { branch: branchLines.length, row: rows.length, problem: problems.length, finding: told.length },
    severities: { error: count("error"), query: count("query"), info: count("info") },
  };
  return [...branchLines, ...rows, ...problems, ...told, file];
}

function without<Value extends object, Key extends keyof Value>(
  value: Value,
  ...keys: readonly (Key & string)[]
): Omit<Value, Key> {
  const left: readonly string[] = keys;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !left.includes(key))) as Omit<Value, Key>;
}

function toIso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}

function fromIso(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}

function templateOf(id: string): string {
  return id.replace(/^[a-z]+:/, "").replace(/#.*$/, "");
}

function placed({ row, cells }: ListRow): Pick<RowLine, "row" | "cells"> {
  return { row: row + 1, cells };
}

function toLine(
  { contents, ...branch }: SubmittedBranch,
  index: number,
  file: SubmittedFile,
): Omit<BranchLine, keyof LineOf<"branch">> {
  return {
    number: index + 1,
    ...branch,
    contents: contents.map((content) => ({
      ...without(content, "rows"),
      origin: originLine(content.origin, file),
    })),
    alone: decidedAlone({ contents, ...branch }, file.path),
    rules: rulesOf(schemeOf(branch)),
  };
}

const rulesOf = oncePer((scheme: Scheme): LevelRules => ({
  levels: scheme.levels.map(({ name, from }) => ({ name, from })),
  weights: scheme.weights.map(({ party, share }) => ({ party, share })),
  vetoes: scheme.vetoes.map(({ id, level, whenCategoryBelow, isProposal }) => ({
    id,
    level,
    category: whenCategoryBelow?.category ?? null,
    limit: whenCategoryBelow?.limit ?? null,
    isProposal: isProposal ?? false,
  })),
}));

function originLine({ sheet, cells, ...origin }: Origin, file: SubmittedFile): OriginLine {
  const isOwn =
    origin.via === null &&
    origin.path === file.path &&
    origin.sha256 === file.sha256 &&
    origin.modified === file.modified &&
    origin.fileModified === file.fileModified;
  const { path, via, sha256, modified, fileModified } = origin;
  const from = { path, via, sha256, modified: toIso(modified), fileModified: toIso(fileModified) };
  return { sheet, cells, from: isOwn ? null : from };
}

function decidedAlone(branch: SubmittedBranch, path: string): DecidedAlone {
  const contributions = [{ path, index: 0, branch }];
  const key = schemeKey(branch);
  const group = {
    scheme: schemeOf(branch),
    schemeKey: key,
    names: null,
    contributions,
    mayMean: [],
    isUnproven: false,
  };
  const found = toBranch(group, settle(contributions));
  return {
    nameKey: branch.name === null ? null : nameKey(branch.name),
    shortKey: branch.name === null ? null : shortNameKey(branch.name),
    parentKey: branch.parent === null ? null : committeeKey(branch.parent),
    schemeKey: key,
    total: found?.total ?? null,
    level: found?.level ?? null,
    provisionalLevel: found?.provisionalLevel ?? null,
    statedLevel: found?.statedLevel ?? null,
    evaluations: found?.evaluations ?? [],
    vetoes: found?.vetoes ?? [],
  };
}

type Problem = Omit<ProblemLine, keyof LineOf<"problem"> | "branch">;

/** @param days that the file's ledgers bear */
function problemsOf(branch: SubmittedBranch, days: readonly string[]): readonly Problem[] {
  const { name, contents } = branch;
  return contents.flatMap(({ id, rectification, origin, rows }, c): readonly Problem[] => {
    const place = { content: c + 1, name, sheet: origin.sheet };
    if (id === LEDGER || id === OWN_LIST) return rows.flatMap((row) => listedProblem(branch, row, days, place) ?? []);
    if (!rectification) return [];
    const { problems, measures, deadline, contact } = rectification;
    const entries = readList(problems);
    return entries.map(({ number, text }) => {
      const until = ofNumber(deadline, number, entries.length);
      return {
        ...place,
        number,
        problem: text,
        measure: ofNumber(measures, number, entries.length),
        deadline: until,
        due: until === null ? null : lastDayOf(until),
        contact: contact === "" ? null : contact,
        status: null,
        isClosed: null,
      };
    });
  });
}

function listedProblem(
  branch: SubmittedBranch,
  row: ListRow,
  days: readonly string[],
  place: Pick<Problem, "content" | "name" | "sheet">,
): Problem | null {
  const found = problemInRow(schemeOf(branch), row);
  if (!found) return null;
  const { problem, measure, deadline, contact, status, isClosed } = found;
  const latest = [...days].sort().at(-1);
  const stated = (text: string): string | null => (text === "" ? null : text);
  return {
    ...place,
    number: null,
    problem,
    measure: stated(measure),
    deadline: stated(deadline),
    due: latest === undefined ? lastDayOf(deadline) : dueDay({ deadline }, latest),
    contact: stated(contact),
    status: stated(status),
    isClosed: status === "" ? null : isClosed,
  };
}

/** The entry of a number; a text without numbers holds for all. */
function ofNumber(text: string, number: number | null, count: number): string | null {
  if (text === "") return null;
  const numbered = readList(text).filter((entry) => entry.number !== null);
  if (count === 1 || number === null || numbered.length === 0) return text;
  return numbered.find((entry) => entry.number === number)?.text ?? null;
}

/**
 * The file that lines were made from: `submissionOfLines(recordLines(s))` is `s`.
 * @throws RangeError when lines are missing or do not belong together; their shape has to be right already.
 */
export function submissionOfLines(lines: readonly RecordLine[]): Submission {
  const file = lines.at(-1);
  if (file?.kind !== "file") throw new RangeError("no line of the file");
  const { file: path, sha256, status, error } = file;
  if (lines.some((line) => line.file !== path || line.sha256 !== sha256)) throw new RangeError("lines of another file");
  const kinds = groupByKind(lines);
  for (const kind of countedKinds) {
    const [found, counted] = [kinds[kind].length, file.lines[kind]];
    if (found !== counted) throw new RangeError(`${found} of ${counted} lines of the kind ${kind}`);
  }
  const { modified, fileModified } = file;
  const own: SubmittedFile = { path, sha256, modified: fromIso(modified), fileModified: fromIso(fileModified) };
  const rows = groupRows(kinds.row);
  return {
    ...without(file, "kind", "version", "file", "status", "lines", "severities"),
    ...own,
    isRecognised: status === "recognised",
    error: error && { code: error.code, facts: error.facts },
    branches: kinds.branch.map((line) => fromLine(line, own, rows)),
    lists: [...rows].flatMap(([key, group]) => (key.startsWith(OF_LIST) ? [listOf(group)] : [])),
    notes: (rows.get(OF_FILE) ?? []).map(({ sheet, cell, text }) => ({
      sheet: sheet ?? "",
      cell: cell ?? "",
      text: text ?? "",
    })),
    findings: kinds.finding.map(
      (line) => ({ ...without(line, "kind", "version", "file", "sha256", "message"), fix: null }) as Finding,
    ),
  };
}

const countedKinds = ["branch", "row", "problem", "finding"] as const;

type Lines = { readonly [Kind in RecordKind]: Extract<RecordLine, { readonly kind: Kind }>[] };

function groupByKind(lines: readonly RecordLine[]): Lines {
  const kinds: Lines = { branch: [], row: [], problem: [], finding: [], file: [] };
  for (const line of lines) (kinds[line.kind] as RecordLine[]).push(line);
  return kinds;
}

const OF_FILE = "file";
const OF_LIST = "list ";

/** By what they belong to, in their order. */
function groupRows(lines: readonly RowLine[]): ReadonlyMap<string, readonly RowLine[]> {
  const groups = new Map<string, RowLine[]>();
  for (const line of lines) {
    const key =
      line.template === null
        ? OF_FILE
        : line.list === null
          ? contentPlace(line.branch ?? 0, line.content ?? 0)
          : `${OF_LIST}${line.list}`;
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return groups;
}

function contentPlace(branch: number, content: number): string {
  return `${branch}.${content}`;
}

function listRow({ row, cells }: RowLine): ListRow {
  return { row: (row ?? 0) - 1, cells };
}

function listOf(lines: readonly RowLine[]): SubmittedList {
  const [first] = lines;
  return {
    template: first?.template as SubmittedList["template"],
    sheet: first?.sheet ?? "",
    rows: lines.map(listRow),
  };
}

function fromLine(
  line: BranchLine,
  file: SubmittedFile,
  rows: ReadonlyMap<string, readonly RowLine[]>,
): SubmittedBranch {
  return {
    ...without(line, "kind", "version", "file", "sha256", "number", "alone", "rules", "contents"),
    contents: line.contents.map((content, i) => {
      const { sheet, cells, from } = content.origin;
      const origin = from
        ? { ...from, modified: fromIso(from.modified), fileModified: fromIso(from.fileModified) }
        : { ...file, via: null };
      return {
        ...content,
        origin: { ...origin, sheet, cells },
        rows: (rows.get(contentPlace(line.number, i + 1)) ?? []).map(listRow),
      };
    }),
  };
}
