import type { LongDesign } from "../../design/long-table";
import type { RecognisedSheet } from "../../model/recognised-sheet";
import { formerLeft, type FormerRow } from "../former-publicity";
import type { MergeResult } from "../merge-result";
import type { TypedNote } from "../submitted";
import { carryTyped } from "./carry-typed";
import { drawLongMerge, type MergeOutputOptions } from "./draw-merge";
import { formerProgress } from "./progress";

/** A merge as sheets, and what people typed on an earlier output of it that has no place on them. */
export interface DrawnMerge {
  readonly designs: readonly LongDesign[];
  readonly left: readonly TypedNote[];
}

/**
 * Draws a merge with all that people typed on the sheets of an earlier output of it.
 * @param former null where there is none
 * @param published what was recorded on its 「公示名单」, which the result was merged with
 */
export function drawMergeAgain(
  result: MergeResult,
  former: readonly RecognisedSheet[] | null,
  published: readonly FormerRow[],
  options: MergeOutputOptions,
): DrawnMerge {
  if (!former) return { designs: drawLongMerge(result, options), left: [] };
  const drawn = drawLongMerge(result, { ...options, progress: formerProgress(former) });
  const { designs, left } = carryTyped(
    drawn,
    former.map(({ sheet }) => sheet),
  );
  return { designs, left: [...left, ...formerLeft(result, published)] };
}

/** These are the sheets of an output of a merge. */
export function isMergeOutput(sheets: readonly RecognisedSheet[]): boolean {
  return sheets.some(({ template }) => template === "dingji/provenance");
}
