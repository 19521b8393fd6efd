import type { ChangeSet } from "../changes/change-set";
import type { CheckResult } from "../check/check";
import type { Finding, Severity } from "../findings/finding";
import { drawFindings } from "../generation/findings/draw";
import { findingsTable, findingsWords } from "../own-sheets/findings/description";
import { findOwn } from "../generation/find-own";
import { footerOf } from "../generation/generate";
import { placeText } from "../own-sheets/finding-key";
import { drawOwnSheet } from "../generation/own-sheet";
import { ownTitles } from "../own-sheets/index";
import type { WorkbookSnapshot } from "../workbook/snapshot";
import type { ForwardedFinding, SubmissionError } from "./submitted";
import type { MergeFinding, MergeResult } from "./merge-result";
import { maskContacts } from "./mask";

/** What goes back to one sender: a folder of the archive with a message and copies of the workbooks with errors. */
interface Return {
  readonly folder: string;
  readonly message: string;
  readonly copies: readonly ReturnedCopy[];
}

export interface ReturnedCopy {
  /** The file as it was handed in. */
  readonly path: string;
  /** In the folder. */
  readonly name: string;
  /** For its 「问题清单」. */
  readonly findings: readonly MergeFinding[];
}

export interface ReturnPlan {
  readonly returns: readonly Return[];
  /** Texts at the top of the archive: who has to be reminded, which files have to be sent again. */
  readonly notes: readonly { readonly name: string; readonly text: string }[];
}

export interface ReturnWording {
  readonly describe: (finding: MergeFinding) => string;
  readonly describeError: (error: SubmissionError) => string;
}

/** A message goes into a chat; the rest of a long list stands in the copy. */
const LISTED = 10;

/** What a person decided of a file by its path: it goes back, or it stays as it is. Where nobody did, errors decide. */
export type HandledFiles = Readonly<Record<string, "accepted" | "returned">>;

export interface ReturnChoice {
  readonly handled?: HandledFiles;
  /** The path of the only file that is asked for. */
  readonly only?: string;
}

/** A file that goes back; no copy of old .xls files, nor of merge outputs, which list their problems. */
interface FaultyFile {
  readonly path: string;
  /** Who is addressed; none in a merge output, which goes back to who made it. */
  readonly branches: readonly string[];
  readonly findings: readonly MergeFinding[];
  readonly lines: readonly Line[];
  /** Why nothing of it could be read; null where it was. */
  readonly unread: string | null;
  readonly hasCopy: boolean;
}

/**
 * Everything that has to go back after a merge: the files with errors and those that a person chose, by branch (a file
 * of several branches by its own name), with a short message. What is right is not sent back.
 */
export function planReturns(
  result: MergeResult,
  { describe, describeError }: ReturnWording,
  { handled = {}, only }: ReturnChoice = {},
): ReturnPlan {
  const problems = problemsByFile(result);
  const senders = new Map<string, FaultyFile[]>();
  for (const file of result.files) {
    if (only !== undefined && file.path !== only) continue;
    const { findings, carried } = (file.error ? null : problems.get(file.path)) ?? none;
    const several = file.branches.length > 1;
    const lines = [
      ...findings.map((f) => ({
        severity: f.severity,
        place: [several ? f.branch : null, f.sheet === null ? null : placeText(f)].filter(isStated).join("　"),
        sentence: describe(f),
      })),
      ...carried.map((f) => ({ severity: f.severity, place: carriedPlace(f), sentence: f.sentence })),
    ];
    const unread = file.error && describeError(file.error);
    const hasErrors = lines.some(({ severity }) => severity === "error");
    if (handled[file.path] === "accepted" || (!hasErrors && handled[file.path] !== "returned")) continue;
    const branches = carried.length > 0 ? [] : file.branches;
    const [branch] = branches;
    const sender = branch !== undefined && !several ? branch : stem(baseName(file.path));
    const hasCopy = file.error === null && !file.isOldFormat && carried.length === 0;
    const faulty = { path: file.path, branches, findings, lines, unread, hasCopy };
    senders.set(sender, [...(senders.get(sender) ?? []), faulty]);
  }
  const folders = new Set<string>();
  const returns = [...senders].map(([sender, files]): Return => {
    const names = new Set<string>();
    const copies = files
      .filter(({ hasCopy }) => hasCopy)
      .map(({ path, findings }) => ({ path, name: uniqueName(copyName(path), names), findings }));
    return { folder: uniqueFolder(sender, folders), message: message(sender, files), copies };
  });
  return { returns, notes: only === undefined ? notesOf(result, describeError) : [] };
}

/** What was found in a file, by this merge and by a lower one that made it. */
interface FileProblems {
  readonly findings: readonly MergeFinding[];
  readonly carried: readonly ForwardedFinding[];
}

const none: FileProblems = { findings: [], carried: [] };

/** The problems of every file, by its path; a conflict belongs to each of its versions. */
export function problemsByFile({ findings, forwarded }: MergeResult): ReadonlyMap<string, FileProblems> {
  const byPath = new Map<string, { findings: MergeFinding[]; carried: ForwardedFinding[] }>();
  const at = (path: string): { findings: MergeFinding[]; carried: ForwardedFinding[] } => {
    const known = byPath.get(path) ?? { findings: [], carried: [] };
    byPath.set(path, known);
    return known;
  };
  for (const finding of findings) {
    if (finding.file !== null) at(finding.file).findings.push(finding);
    else if (finding.code === "branch-duplicate" && finding.facts.reason === "conflict")
      for (const path of finding.facts.sheets) at(path).findings.push(finding);
  }
  for (const finding of forwarded) at(finding.via).carried.push(finding);
  return byPath;
}

const isStated = (part: string | null): part is string => part !== null;

function carriedPlace(finding: ForwardedFinding): string {
  return [finding.file, finding.sheet, finding.cell].filter(isStated).join(" ");
}

interface Line {
  readonly severity: Severity;
  /** "" where there is none. */
  readonly place: string;
  readonly sentence: string;
}

function message(sender: string, files: readonly FaultyFile[]): string {
  const branches = [...new Set(files.flatMap((file) => file.branches))];
  const to = branches.length === 0 ? sender : branches.join("、");
  return [`${to}：`, ...files.flatMap(paragraphsOf), "请改正后重新报送。"].join("\n");
}

/** What is wrong with a file; where a person returns it without an error, what has to be explained. */
function paragraphsOf({ path, branches, lines, unread, hasCopy }: FaultyFile): readonly string[] {
  const start = `${branches.length > 1 ? "你们" : "你单位"}报送的“${baseName(path)}”`;
  if (unread !== null) return [`${start}读不了：${unread}`];
  const of = (severity: Severity): readonly Line[] => lines.filter((line) => line.severity === severity);
  const [errors, queries] = [of("error"), of("query")];
  const told = errors.length > 0 ? errors : queries;
  if (told.length === 0) return [`${start}请再核对。`];
  const counts = [
    ...(errors.length > 0 ? [`${errors.length}处需要修改`] : []),
    ...(queries.length > 0 ? [`${queries.length}处需要说明`] : []),
  ].join("、");
  const listed = told.slice(0, LISTED).map(({ place, sentence }, i) => {
    return `${i + 1}. ${place === "" ? "" : `${place}　`}${maskContacts(sentence)}`;
  });
  const rest = told.length - listed.length;
  const title = `「${ownTitles.findings}」`;
  const copy = isWorkbookName(path) ? "所附的副本" : "所附的工作簿按文档里的表格做成，";
  return [
    `${start}有${counts}${hasCopy ? `，${copy}已加上${title}` : ""}：`,
    ...listed,
    ...(rest > 0 ? [`还有${rest}处${hasCopy ? `，见${title}` : ""}。`] : []),
  ];
}

function notesOf(result: MergeResult, describeError: ReturnWording["describeError"]): ReturnPlan["notes"] {
  const { missing, unreadable } = result;
  return [
    ...(missing.length > 0 ? [{ name: "催报.txt", text: chaseText(missing) }] : []),
    ...(unreadable.length > 0
      ? [
          {
            name: "读不了的文件.txt",
            text: [
              "以下文件读不了，请报送单位重新报送：",
              ...unreadable.map(({ path, error }) => `${path}　${describeError(error)}`),
            ].join("\n"),
          },
        ]
      : []),
  ];
}

/** Who sent nothing yet, to be pasted into a chat. */
function chaseText(missing: readonly { readonly name: string; readonly parent: string | null }[]): string {
  const lines = missing.map(({ name, parent }, i) => `${i + 1}. ${name}${parent === null ? "" : `（${parent}）`}`);
  return [`以下${missing.length}个党支部还没有报送分类定级材料，请尽快报送：`, ...lines].join("\n");
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** Of a text document goes back what is made of its tables: a workbook. */
function copyName(path: string): string {
  const name = baseName(path);
  return isWorkbookName(name) ? name : `${stem(name)}.xlsx`;
}

function isWorkbookName(name: string): boolean {
  return /\.xls[xm]$/i.test(name);
}

function stem(name: string): string {
  return name.replace(/\.[^.]*$/, "");
}

/** The name, or "甲 (2).xlsx" where the folder has it. */
function uniqueName(name: string, taken: Set<string>): string {
  let unique = name;
  const extension = name.slice(stem(name).length);
  for (let i = 2; taken.has(unique.toLowerCase()); i++) unique = `${stem(name)} (${i})${extension}`;
  taken.add(unique.toLowerCase());
  return unique;
}

/** Longer names make paths that Windows does not unpack. */
const LONGEST_FOLDER = 60;

/** A name that every system accepts for a folder, and that no other folder has. */
function uniqueFolder(name: string, taken: Set<string>): string {
  const plain = name
    .replace(/[\\/:*?"<>|\u0000-\u001f]/gu, "_")
    .slice(0, LONGEST_FOLDER)
    .replace(/^[\s.]+|(?<![\s.])[\s.]+$/g, "")
    // A list of the archive's names may be opened as a table: no name begins like a formula.
    .replace(/^[=+@]/, "_");
  const wished = plain === "" ? "未写名称" : plain;
  let folder = wished;
  for (let i = 2; taken.has(folder.toLowerCase()); i++) folder = `${wished} (${i})`;
  taken.add(folder.toLowerCase());
  return folder;
}

/** The copy of a handed-in workbook gets 「问题清单」 and nothing else. */
export function planReturnedCopy(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  findings: readonly MergeFinding[],
  describe: ReturnWording["describe"],
  program: string,
): ChangeSet {
  const own = findOwn(workbook, checked, "findings", findingsTable);
  const known = new Map<Finding, MergeFinding>(findings.map((finding) => [finding, finding]));
  const sentence = (finding: Finding): string => {
    const merged = known.get(finding);
    return merged ? describe(merged) : findingsWords.none;
  };
  const design = drawFindings(own.name, findings, sentence, own.kept, footerOf(checked, program));
  return { purpose: "generate", edits: drawOwnSheet(workbook, own.sheet, design) };
}
