import type { CheckResult } from "../../check/check";
import type { LongDesign } from "../../design/long-table";
import type { RecognisedSheet } from "../../model/recognised-sheet";
import { oneLine } from "../../text/fold";
import { toA1 } from "../../workbook/address";
import { a1, cellText, makeGrid } from "../../workbook/grid";
import type { Aside } from "../../workbook/snapshot";
import { mergeBlock } from "../merge-block";
import { formerLeft, type FormerRow } from "../former-publicity";
import type { MergeResult } from "../merge-result";
import { rectificationRows } from "../rectification";
import { statedStatesCode, statesCode, statesIn } from "../states-code";
import { typedAsData } from "../typed-data";
import { submissionOf } from "../submission";
import { noteOfAside } from "../typed-beside";
import type { Submission, TypedNote } from "../submitted";
import { carryTyped } from "./carry-typed";
import { drawLongMerge, type MergeOutputOptions } from "./draw-merge";
import { formerProgress, isDayOfMerge } from "./progress";

/** A merge as sheets, and what people typed on an earlier output of it that has no place on them. */
export interface DrawnMerge {
  readonly designs: readonly LongDesign[];
  readonly left: readonly TypedNote[];
}

/** An earlier output of a merge, by the path that it is told under, and what a merge would read from it. */
export interface FormerMerge {
  readonly path: string;
  /** All sheets of its workbook. */
  readonly sheets: readonly RecognisedSheet[];
  readonly submission: Submission;
  /** What stands beside the cells of all sheets; it is among the notes of the submission, too. */
  readonly asides: readonly Aside[];
}

/** Null where the workbook is no output of a merge. */
export function formerMerge(path: string, checked: CheckResult): FormerMerge | null {
  const submission = submissionOf({ path, sha256: null, modified: null, fileModified: null }, checked);
  return submission.forwarded && { path, sheets: checked.sheets, submission, asides: checked.asides };
}

/** Tells the sheets of an output of a merge, by name, on which people typed; it is read when that is first asked. */
export function typedOnMergeSheets(checked: CheckResult): (name: string) => boolean {
  let names: ReadonlySet<string> | undefined;
  return (name) => {
    const { notes = [], left = [] } = names ? {} : (formerMerge("", checked)?.submission ?? {});
    names ??= new Set([...notes, ...left].map(({ sheet }) => sheet));
    return names.has(name);
  };
}

/**
 * Draws a merge with all that people typed on the sheets of an earlier output of it.
 * @param former null where there is none
 * @param published what was recorded on its 「公示名单」, which the result was merged with
 */
export function drawMergeAgain(
  result: MergeResult,
  former: FormerMerge | null,
  published: readonly FormerRow[],
  options: MergeOutputOptions,
): DrawnMerge {
  if (!former) return { designs: drawLongMerge(result, options), left: [] };
  const drawn = drawLongMerge(result, { ...options, progress: formerProgress(former.sheets) });
  const block = mergeBlock(former.sheets);
  const sheets = (block.length > 0 ? block : former.sheets).map(({ sheet }) => sheet);
  const names = new Set(sheets.map(({ name }) => name));
  // A comment is none of its cell's text, and a sheet drawn anew has none.
  const asides = former.asides.map(noteOfAside);
  const isAside = (note: TypedNote): boolean =>
    asides.some((a) => a.sheet === note.sheet && a.cell === note.cell && a.text === note.text);
  const notes = former.submission.notes.filter((note) => names.has(note.sheet) && !isAside(note));
  const typed = [
    ...notes.filter((note) => !isDayOfMerge(note)),
    ...statesListed(former.submission, block),
    ...typedAsData(former.submission, block, result),
  ];
  const { designs, left } = carryTyped(drawn, sheets, typed);
  return {
    designs,
    left: [
      ...left.filter((note) => !isOfFile(former, note)),
      ...formerLeft(result, published),
      ...asides.filter(({ sheet }) => names.has(sheet)),
    ],
  };
}

/**
 * What stands on 「整改汇总表」 beside its own columns: of a ledger, or typed there. Nothing of it was typed where it is
 * all as it was drawn.
 */
function statesListed(former: Submission, block: readonly RecognisedSheet[]): readonly TypedNote[] {
  const rows = rectificationRows(former, block).flatMap(({ content }) =>
    content.rows.map((row) => ({ row, sheet: content.origin.sheet ?? "" })),
  );
  const provenance = block.find(({ template }) => template === "dingji/provenance");
  const stated = provenance ? statedStatesCode(provenance.sheet) : null;
  if (stated !== null && stated === statesCode(rows.map(({ row }) => row))) return [];
  return rows.flatMap(({ row, sheet }) =>
    statesIn(row).map(([, cell]): TypedNote => {
      const place = toA1({ row: row.row, column: cell.column });
      return { sheet, cell: place, text: oneLine(cellText(cell)) };
    }),
  );
}

/** A line of 「数据来源」 that tells what stood in a file: it goes with that version of the file. */
function isOfFile({ sheets, submission }: FormerMerge, { sheet, text }: TypedNote): boolean {
  const notes = submission.forwarded?.notes ?? [];
  const isOn = (found: RecognisedSheet): boolean =>
    found.template === "dingji/provenance" && found.sheet.name === sheet;
  return notes.some((note) => oneLine(note.text) === oneLine(text)) && sheets.some(isOn);
}

/** Sheets that stand beside a merge in its workbook, each by its first cell: nothing draws them again. */
export function sheetsBeside({ sheets }: FormerMerge): readonly TypedNote[] {
  const block = new Set(mergeBlock(sheets).map(({ sheet }) => sheet));
  if (block.size === 0) return [];
  const others = [...new Set(sheets.map(({ sheet }) => sheet))].filter((sheet) => !block.has(sheet));
  return others.flatMap((sheet) => {
    const [first] = makeGrid(sheet).cells;
    return first ? [{ sheet: sheet.name, cell: a1(first), text: oneLine(first.text) }] : [];
  });
}
