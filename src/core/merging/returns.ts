import type { ChangeSet } from "../changes/change-set";
import type { CheckResult } from "../check/check";
import type { Finding, Severity } from "../findings/finding";
import { drawFindings } from "../generation/findings/draw";
import { findingsTable, findingsWords } from "../own-sheets/findings/description";
import { findOwn } from "../generation/find-own";
import { footerOf } from "../generation/generate";
import { placeText } from "../own-sheets/check-names";
import { drawOwnSheet } from "../generation/own-sheet";
import { ownTitles } from "../own-sheets/index";
import type { WorkbookSnapshot } from "../workbook/snapshot";
import type { ForwardedFinding } from "./submitted";
import type { MergedFile, MergeFinding, MergeResult } from "./merge-result";
import { maskContacts } from "./mask";
import type { SubmissionError } from "./submitted";

/** What goes back to one sender: a folder of the archive with a message and copies of the workbooks with errors. */
export interface Return {
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

/** A file with errors; no copy goes back of old .xls files, nor of merge outputs, which list their problems. */
interface FaultyFile {
  readonly path: string;
  readonly findings: readonly MergeFinding[];
  readonly lines: readonly Line[];
  readonly hasCopy: boolean;
}

/**
 * Everything that has to go back after a merge: the files with errors, by branch (a file of several branches by its
 * own name), with a short message. What is right is not sent back.
 */
export function planReturns(result: MergeResult, { describe, describeError }: ReturnWording): ReturnPlan {
  const senders = new Map<string, FaultyFile[]>();
  for (const file of result.files) {
    const findings = findingsOf(file, result);
    const carried = result.forwarded.filter(({ via }) => via === file.path);
    const lines = [
      ...findings.map((f) => ({ severity: f.severity, place: placeText(f), sentence: describe(f) })),
      ...carried.map((f) => ({ severity: f.severity, place: carriedPlace(f), sentence: f.sentence })),
    ];
    if (!lines.some(({ severity }) => severity === "error")) continue;
    const [branch] = carried.length > 0 ? [] : file.branches;
    const sender = branch !== undefined && file.branches.length === 1 ? branch : stem(baseName(file.path));
    const faulty = { path: file.path, findings, lines, hasCopy: !file.isOldFormat && carried.length === 0 };
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
  return { returns, notes: notesOf(result, describeError) };
}

/** A conflict belongs to each of its versions. */
function findingsOf({ path, status }: MergedFile, { findings }: MergeResult): readonly MergeFinding[] {
  if (status === "unreadable") return [];
  return findings.filter((f) => {
    if (f.file !== null) return f.file === path;
    return f.code === "branch-duplicate" && f.facts.reason === "conflict" && f.facts.sheets.includes(path);
  });
}

function carriedPlace(finding: ForwardedFinding): string {
  return [finding.file, finding.sheet, finding.cell].filter((part) => part !== null).join(" ") || "—";
}

interface Line {
  readonly severity: Severity;
  readonly place: string;
  readonly sentence: string;
}

function message(sender: string, files: readonly FaultyFile[]): string {
  const title = `「${ownTitles.findings}」`;
  const parts = files.flatMap(({ path, lines, hasCopy }) => {
    const count = (severity: Severity): number => lines.filter((l) => l.severity === severity).length;
    const counts = [`${count("error")}处需要修改`, ...(count("query") > 0 ? [`${count("query")}处需要说明`] : [])].join(
      "、",
    );
    const errors = lines.filter((l) => l.severity === "error");
    const listed = errors.slice(0, LISTED).map(({ place, sentence }, i) => {
      return `${i + 1}. ${place === "—" ? "" : `${place}　`}${maskContacts(sentence)}`;
    });
    const rest = errors.length - listed.length;
    return [
      `你单位报送的“${baseName(path)}”有${counts}${hasCopy ? `，${isWorkbookName(path) ? "所附的副本" : "所附的工作簿按文档里的表格做成，"}已加上${title}` : ""}：`,
      ...listed,
      ...(rest > 0 ? [`还有${rest}处${hasCopy ? `，见${title}` : ""}。`] : []),
    ];
  });
  return [`${sender}：`, ...parts, "请改正后重新报送。"].join("\n");
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
export function chaseText(missing: readonly { readonly name: string; readonly parent: string | null }[]): string {
  const lines = missing.map(({ name, parent }, i) => `${i + 1}. ${name}${parent === null ? "" : `（${parent}）`}`);
  return [`以下${missing.length}个党支部还没有报送分类定级材料，请尽快报送：`, ...lines].join("\n");
}

export function baseName(path: string): string {
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
