import { nameKey } from "../model/names";
import type { RecognisedSheet } from "../model/recognised-sheet";
import { problemHeadings, provenanceHeadings, readDrawnTable } from "../own-sheets/drawn-tables";
import { makeGrid, a1, type GridCell, type SheetGrid } from "../workbook/grid";
import { columnWithRole } from "./list-rows";
import type { MergeResult } from "./merge-result";
import type { Submission, SubmittedBranch, SubmittedContent, TypedNote } from "./submitted";
import { isWritten } from "./typed-since";

/**
 * Every cell in rows of an earlier merge that only a person can have changed since: rows about branches of which the
 * new merge has the same files, unchanged, and rows that somebody added. What of them the new sheets do not say was
 * typed there, though it reads as data.
 */
export function typedAsData(
  earlier: Submission,
  sheets: readonly RecognisedSheet[],
  result: MergeResult,
): readonly TypedNote[] {
  const files = filesOfMerge(earlier, result);
  const isUnchanged = ({ contents }: SubmittedBranch): boolean =>
    contents.every(({ origin }) => isOnOutput(earlier, origin) || files.now.has(origin.sha256 ?? ""));
  const named = earlier.branches.filter(({ name }) => name !== null);
  const keys = (branches: typeof named): ReadonlySet<string> =>
    new Set(branches.map(({ name }) => nameKey(name ?? "")));
  const names = { all: keys(named), unchanged: keys(named.filter(isUnchanged)) };
  return sheets.flatMap((recognised) => {
    const { sheet, kind } = recognised;
    const grid = makeGrid(sheet);
    const strange = strangeFiles(grid, files.known);
    const isWhole = files.areAll && isFileList(recognised);
    let isOurs = false;
    const typed: GridCell[] = [];
    for (const cells of grid.rows.values()) {
      const named = cells.filter(({ cell }) => typeof cell.value === "string");
      const isOf = named.some(({ text }) => names.unchanged.has(nameKey(text)) || files.unchanged.has(text));
      const isAnothers = named.some(({ text }) => names.all.has(nameKey(text)) || /[：:]/.test(text));
      // On an official list a row without a name belongs to the one above.
      isOurs = isOf || (isOurs && kind === "table" && !isAnothers);
      typed.push(...cells.filter((cell) => (isOurs || isWhole || strange.has(cell)) && !isWritten(cell)));
    }
    return typed.map((cell) => ({ sheet: sheet.name, cell: a1(cell), text: cell.text.trim() }));
  });
}

/** An official list whose rows are about no branches. */
function isFileList(sheet: RecognisedSheet): boolean {
  return sheet.kind === "table" && sheet.form.kind === "table" && !columnWithRole(sheet.form, "branch");
}

/** Cells for files where a path stands that no file of the earlier merge had. */
function strangeFiles(grid: SheetGrid, known: ReadonlySet<string>): ReadonlySet<GridCell> {
  const rows =
    readDrawnTable(grid, provenanceHeadings)?.rows.map((row) => [row.row, row.column("file")] as const) ??
    readDrawnTable(grid, problemHeadings)?.rows.map((row) => [row.row, row.column("file")] as const) ??
    [];
  const columns = new Map(rows);
  return new Set(grid.cells.filter((cell) => columns.get(cell.row) === cell.column && !known.has(cell.text)));
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
    known: new Set([...before, ...files].map(({ path }) => path)),
    unchanged: new Set(before.filter(isAsItWas).map(({ path }) => path)),
    areAll: before.every(isAsItWas),
  };
}
