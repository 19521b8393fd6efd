import type { SheetGrid } from "../workbook/grid";
import { cached } from "../text/cached";
import { tidyNumbers } from "./points";

/**
 * A number as points are written, or the last of several: with its unit or a per cent sign, beside a bracket, in a list, at the end of a
 * line. Dates and counts (3月1日, 24人) are none.
 */
const POINTS = /\d\s*(?:[分%′\t|｜（(【［[〔｛{︻﹝〖)）】］\]〕｝}︼﹞〗,，、;；]|$)/m;

/** 三十分 in a cell of its own. */
const IN_WORDS = /^\s*[一二三四五六七八九十百]{1,4}分\s*$/;

const mentionsPoints = cached((text): boolean => POINTS.test(tidyNumbers(text)) || IN_WORDS.test(text));

/** False where nothing on the sheet could be points: reading it as a rubric, in all its ways, can be spared. */
export function hasPointsInSight(grid: SheetGrid): boolean {
  return grid.cells.some(({ cell, text }) =>
    typeof cell.value === "string" ? mentionsPoints(text) : typeof cell.value === "number",
  );
}
