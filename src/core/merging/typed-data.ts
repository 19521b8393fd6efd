import { nameKey } from "../model/names";
import type { RecognisedSheet } from "../model/recognised-sheet";
import { problemHeadings, provenanceHeadings, readDrawnTable } from "../own-sheets/drawn-tables";
import { makeGrid, a1, type GridCell, type SheetGrid } from "../workbook/grid";
import type { MergeResult } from "./merge-result";
import type { SubmittedContent, Submission, TypedNote } from "./submitted";
import { isWritten, labelled } from "./typed-since";

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
  const now = new Set(result.branches.map(({ contents }) => filesOf(contents)));
  const isUnchanged = (contents: readonly SubmittedContent[]): boolean => {
    const isAdded = contents.every(({ origin }) => origin.path === earlier.path && origin.via === null);
    return isAdded || now.has(filesOf(contents));
  };
  const named = earlier.branches.filter(({ name }) => name !== null);
  const keys = (branches: typeof named): ReadonlySet<string> =>
    new Set(branches.map(({ name }) => nameKey(name ?? "")));
  const names = { all: keys(named), unchanged: keys(named.filter(({ contents }) => isUnchanged(contents))) };
  const files = filesOfMerge(earlier, result);
  return sheets.flatMap(({ sheet, kind }) => {
    const grid = makeGrid(sheet);
    const strange = strangeFiles(grid, files.known);
    let isOurs = false;
    const typed: GridCell[] = [];
    for (const cells of grid.rows.values()) {
      const named = cells.filter(({ cell }) => typeof cell.value === "string");
      const isOf = named.some(({ text }) => names.unchanged.has(nameKey(text)) || files.unchanged.has(text));
      const isAnothers = named.some(({ text }) => names.all.has(nameKey(text)) || /[：:]/.test(text));
      // On an official list a row without a name belongs to the one above.
      isOurs = isOf || (isOurs && kind === "table" && !isAnothers);
      typed.push(...cells.filter((cell) => (isOurs || strange.has(cell)) && !isWritten(cell)));
    }
    return typed.map((cell) => ({ sheet: sheet.name, cell: a1(cell), text: labelled(grid, cell, () => true) }));
  });
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

/** Which files a branch is made of, as they were. */
function filesOf(contents: readonly SubmittedContent[]): string {
  return [...new Set(contents.map(({ origin }) => origin.sha256 ?? ""))].sort().join(" ");
}

/** Paths of the earlier merge's files, and of those that the new one has as they were. */
function filesOfMerge(
  { branches, forwarded }: Submission,
  { files, contents, forwardedFiles }: MergeResult,
): { readonly known: ReadonlySet<string>; readonly unchanged: ReadonlySet<string> } {
  const now = new Set(
    [...files, ...forwardedFiles, ...contents.map(({ content }) => content.origin)].flatMap((f) => f.sha256 ?? []),
  );
  const before = [
    ...branches.flatMap((branch) => branch.contents.map(({ origin }) => origin)),
    ...(forwarded?.files ?? []),
  ];
  return {
    known: new Set([...before, ...files].map(({ path }) => path)),
    unchanged: new Set(before.flatMap(({ path, sha256 }) => (sha256 !== null && now.has(sha256) ? [path] : []))),
  };
}
