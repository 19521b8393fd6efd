import type { LongDesign } from "../../design/long-table";
import { reviewsTable, reviewsWords } from "../../own-sheets/reviews/description";
import { decimal } from "../../workbook/decimal";
import { toA1 } from "../../workbook/address";
import type { MergedBranch } from "../merge-result";
import { drawOwnList } from "./own-list";

/** 「审核意见汇总」: what reviewers set and wrote about every branch, with the scores that it is about. */
export function drawReviews(branches: readonly MergedBranch[], program: string): readonly LongDesign[] {
  return drawOwnList(
    {
      table: reviewsTable,
      template: "dingji/review",
      note: reviewsWords.note,
      more(page, row) {
        const [self, review] = [row.cells.get("self")?.value, row.cells.get("review")?.value];
        if (typeof self !== "number" || typeof review !== "number") return {};
        const at = (id: "self" | "review"): string => toA1({ row: page.row, column: page.column(id) });
        const value = decimal(review).minus(decimal(self)).toNumber();
        return { difference: { value, formula: `ROUND(${at("review")}-${at("self")},4)` } };
      },
    },
    branches,
    program,
  );
}
