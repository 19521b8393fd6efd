import type { RecognisedSheet, ScoringSheet, TableSheet } from "../../model/recognised-sheet";
import type { Category } from "../../schemes/types";
import type { CellAddress } from "../../workbook/address";
import type { CheckContext } from "../rule";

/** The visible rubrics of a workbook: what is said about a sheet is said once, however many branches it holds. */
export function scoringSheets({ sheets }: CheckContext): readonly ScoringSheet[] {
  return sheets.filter((s): s is ScoringSheet => s.kind === "scoring" && isVisible(s));
}

export function tableSheets({ sheets }: Pick<CheckContext, "sheets">): readonly TableSheet[] {
  return sheets.filter((s): s is TableSheet => s.kind === "table" && isVisible(s));
}

function isVisible({ sheet }: RecognisedSheet): boolean {
  return sheet.visibility === "visible";
}

/** The branch whose sheet this is; null where it is nobody's or several branches stand on it. */
export function branchOn({ branches }: Pick<CheckContext, "branches">, sheet: RecognisedSheet): string | null {
  const own = branches.filter((b) => b.sources.includes(sheet));
  return own.length === 1 ? (own[0]?.name ?? null) : null;
}

/** Where a rubric's category stands; failing that, its first item. */
export function categoryCell(sheet: ScoringSheet, category: Category["name"]): CellAddress | null {
  return (
    sheet.categories.find((c) => c.name === category)?.cell ??
    sheet.items.find((i) => i.category === category)?.text ??
    null
  );
}
