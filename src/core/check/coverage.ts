import type { RecognisedSheet } from "../model/recognised-sheet";
import { typedCells, type CellUse } from "../records/typed-cells";

/** How many cells of a workbook somebody typed, and what became of them. */
export interface Coverage {
  readonly typed: number;
  /** By a rule or a sum. */
  readonly used: number;
  /** As free text, or under a heading that says what it is. */
  readonly carried: number;
  /** As not understood. */
  readonly told: number;
}

export const noCoverage: Coverage = { typed: 0, used: 0, carried: 0, told: 0 };

/** Counts the typed cells of all visible sheets that were recognised; blank cells and official texts are none. */
export function coverageOf(sheets: readonly RecognisedSheet[]): Coverage {
  const visible = sheets.filter((s) => s.sheet.visibility === "visible");
  const uses = visible.flatMap((s) => typedCells(s).map((c) => c.use));
  const count = (use: CellUse): number => uses.filter((u) => u === use).length;
  return { typed: uses.length, used: count("used"), carried: count("carried"), told: count("told") };
}
