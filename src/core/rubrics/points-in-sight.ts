import type { SheetGrid } from "../workbook/grid";
import { cached } from "../text/cached";
import { tidyNumbers } from "./points";

/**
 * A number as points are written, or the last of several: with its unit or a per cent sign, beside a bracket, in a list, at the end of a
 * line. Dates and counts (3月1日, 24人) are none.
 */
const POINTS = /\d\s*(?:[分%′\t|｜（(【［[〔｛{︻﹝〖)）】］\]〕｝}︼﹞〗,，、;；]|$)/m;

const mentionsPoints = cached((text): boolean => POINTS.test(tidyNumbers(text)));

/** False where nothing on the sheet could be points: reading it as a rubric, in all its ways, can be spared. */
export function hasPointsInSight(grid: SheetGrid): boolean {
  return grid.cells.some(({ cell, text }) =>
    typeof cell.value === "string" ? mentionsPoints(text) : typeof cell.value === "number",
  );
}
