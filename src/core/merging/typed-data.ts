import { nameKey } from "../model/names";
import type { RecognisedSheet } from "../model/recognised-sheet";
import { problemHeadings, provenanceHeadings, readDrawnTable } from "../own-sheets/drawn-tables";
import { makeGrid, a1, type GridCell, type SheetGrid } from "../workbook/grid";
import { columnWithRole } from "./list-rows";
import type { MergeResult } from "./merge-result";
import { timeOf, type Submission, type SubmittedBranch, type SubmittedContent, type TypedNote } from "./submitted";
import { isWritten } from "./typed-since";

/** A cell of an earlier merge that reads as data. */
export interface DataCell extends TypedNote {
  /** The row is of a list of branches, and nothing new was handed in about its branch: the cell says what it said. */
  readonly isSettled: boolean;
}

/**
 * Every cell in rows of an earlier merge that only a person can have changed since: rows about branches of which the
 * new merge has the same files, unchanged, and rows that somebody added. What of them the new sheets do not say was
 * typed there, though it reads as data.
 */
export function typedAsData(
  earlier: Submission,
  sheets: readonly RecognisedSheet[],
  result: MergeResult,
): readonly DataCell[] {
  const files = filesOfMerge(earlier, result);
  const grown = grownNames(earlier, result);
  const isUnchanged = ({ contents }: SubmittedBranch): boolean =>
    contents.every(({ origin }) => isOnOutput(earlier, origin) || files.now.has(origin.sha256 ?? ""));
  const branches = new Map<string, SubmittedBranch[]>();
  for (const branch of earlier.branches) {
    if (branch.name === null) continue;
    const key = nameKey(branch.name);
    branches.set(key, [...(branches.get(key) ?? []), branch]);
  }
  /** Of namesakes, those whose committee stands in the row. */
  const branchesIn = (texts: readonly string[]): readonly SubmittedBranch[] => {
    const keys = new Set(texts.map(nameKey));
    const named = [...keys].flatMap((key) => branches.get(key) ?? []);
    const own = named.filter(({ parent }) => parent !== null && keys.has(nameKey(parent)));
    return own.length > 0 ? own : named;
  };
  /** Of a file that a line names, nothing else counts. */
  const isOfUnchanged = (texts: readonly string[]): boolean =>
    texts.some((text) => files.before.has(text))
      ? texts.some((text) => files.unchanged.has(text))
      : branchesIn(texts).some(isUnchanged);
  return sheets.flatMap((recognised) => {
    const { sheet, kind } = recognised;
    const grid = makeGrid(sheet);
    const strange = strangeFiles(grid, files.known);
    const origins = originCells(grid, files.known);
    const isOfBranches = kind === "table" || BRANCH_LISTS.includes(recognised.template ?? "");
    const isWhole = files.areAll && isFileList(recognised);
    let isOurs = false;
    let isGrown = false;
    const typed: { readonly cell: GridCell; readonly isSettled: boolean }[] = [];
    for (const cells of grid.rows.values()) {
      const named = cells.filter(({ cell }) => typeof cell.value === "string");
      const texts = named.map(({ text }) => text);
      const isOf = isOfUnchanged(texts);
      const isAnothers = named.some(({ text }) => branches.has(nameKey(text)) || /[：:]/.test(text));
      // On an official list a row without a name belongs to the one above.
      isOurs = isOf || (isOurs && kind === "table" && !isAnothers);
      isGrown = isOf ? branchesIn(texts).some((branch) => grown.has(wholeName(branch))) : isGrown;
      const isSettled = isOfBranches && isOurs && !isGrown;
      // What is to be said of a branch is judged anew with every file about it.
      const isPast = recognised.template === "dingji/findings" && isGrown;
      const isTyped = (cell: GridCell): boolean => (isOurs || isWhole) && !isPast && !origins.has(cell);
      const own = cells.filter((cell) => (isTyped(cell) || strange.has(cell)) && !isWritten(cell));
      typed.push(...own.map((cell) => ({ cell, isSettled })));
    }
    return typed.map(({ cell, isSettled }) => ({
      sheet: sheet.name,
      cell: a1(cell),
      text: cell.text.trim(),
      isSettled,
    }));
  });
}

const BRANCH_LISTS: readonly string[] = ["dingji/summary", "dingji/detail"];

/** Names, with committees, of branches of which the new merge has a file that the earlier one did not. */
function grownNames(earlier: Submission, { branches }: MergeResult): ReadonlySet<string> {
  const before = new Map<string, Set<string | null>>();
  for (const branch of earlier.branches) {
    const known = before.get(wholeName(branch)) ?? new Set();
    before.set(wholeName(branch), known);
    for (const { origin } of branch.contents) known.add(origin.sha256);
  }
  const isGrown = (branch: MergeResult["branches"][number]): boolean =>
    branch.contents.some(({ origin }) => before.get(wholeName(branch))?.has(origin.sha256) !== true);
  return new Set(branches.filter(isGrown).map(wholeName));
}

function wholeName({ name, parent }: { readonly name: string | null; readonly parent: string | null }): string {
  return `${nameKey(name ?? "")}\n${nameKey(parent ?? "")}`;
}

/** An official list whose rows are about no branches. */
function isFileList(sheet: RecognisedSheet): boolean {
  return sheet.kind === "table" && sheet.form.kind === "table" && !columnWithRole(sheet.form, "branch");
}

/** Cells for files where a path stands that no file of the earlier merge had. */
function strangeFiles(grid: SheetGrid, known: ReadonlySet<string>): ReadonlySet<GridCell> {
  const isFile = cellsUnder(grid, ["file"]);
  return new Set(grid.cells.filter((cell) => isFile(cell) && !known.has(cell.text)));
}

/** The same file lies in another folder, or in an archive, next month: where it lay and when it was saved there. */
function originCells(grid: SheetGrid, known: ReadonlySet<string>): ReadonlySet<GridCell> {
  const isPath = cellsUnder(grid, ["file", "via"]);
  const isTime = cellsUnder(grid, ["modified", "fileModified"]);
  const isFileName = ({ text }: GridCell): boolean => known.has(text) && /\.[a-z]{3,5}$/i.test(text);
  return new Set(
    grid.cells.filter((cell) => (isPath(cell) && isFileName(cell)) || (isTime(cell) && timeOf(cell.text) !== null)),
  );
}

/** Tells the cells under these headings of 「数据来源」, or of 「问题清单」 where it has them. */
function cellsUnder(grid: SheetGrid, ids: readonly (keyof typeof provenanceHeadings)[]): (cell: GridCell) => boolean {
  const provenance = readDrawnTable(grid, provenanceHeadings);
  const columns = new Map<number, readonly (number | null | undefined)[]>(
    provenance
      ? provenance.rows.map((row) => [row.row, ids.map((id) => row.column(id))] as const)
      : (readDrawnTable(grid, problemHeadings)?.rows ?? []).map((row) => {
          return [row.row, ids.includes("file") ? [row.column("file")] : []] as const;
        }),
  );
  return ({ row, column }) => columns.get(row)?.includes(column) === true;
}

/** What stands on the earlier output alone was added there. */
function isOnOutput({ path }: Submission, origin: SubmittedContent["origin"]): boolean {
  return origin.path === path && origin.via === null;
}

/** The files of an earlier merge and what became of them. */
interface FilesOfMerge {
  /** SHA-256 of all that the new merge has. */
  readonly now: ReadonlySet<string>;
  /** Paths of the earlier merge's. */
  readonly known: ReadonlySet<string>;
  /** Paths of the earlier merge's alone. */
  readonly before: ReadonlySet<string>;
  /** Paths of those that the new one has as they were. */
  readonly unchanged: ReadonlySet<string>;
  readonly areAll: boolean;
}

function filesOfMerge(earlier: Submission, { files, contents, forwardedFiles }: MergeResult): FilesOfMerge {
  const now = new Set(
    [...files, ...forwardedFiles, ...contents.map(({ content }) => content.origin)].flatMap((f) => f.sha256 ?? []),
  );
  const origins = earlier.branches.flatMap((branch) => branch.contents.map(({ origin }) => origin));
  const before = [...origins.filter((origin) => !isOnOutput(earlier, origin)), ...(earlier.forwarded?.files ?? [])];
  const isAsItWas = ({ sha256 }: { readonly sha256: string | null }): boolean => sha256 !== null && now.has(sha256);
  return {
    now,
    known: new Set([...[...before, ...files].map(({ path }) => path), ...origins.flatMap(({ via }) => via ?? [])]),
    before: new Set(before.map(({ path }) => path)),
    unchanged: new Set(before.filter(isAsItWas).map(({ path }) => path)),
    areAll: before.every(isAsItWas),
  };
}
