import { bare, fold } from "../text/fold";
import { a1, type SheetGrid } from "./grid";
import type { OwnFormId, OwnSheet, RecognisedSheet } from "./types";

/** The titles that generated sheets carry in their first row. */
export const ownTitles: Readonly<Record<OwnFormId, string>> = {
  result: "得分与定级",
  ledger: "整改台账",
  findings: "问题清单",
  explanations: "核实说明",
  review: "审核意见",
  provenance: "数据来源",
  "look-back": "回头看对照",
  rubric: "评分办法",
  summary: "分类定级汇总表",
  detail: "分类定级明细表",
  statistics: "分类定级统计表",
  "poor-list": "较差党组织名单",
  "poor-detail": "较差党组织状况明细表",
  "rectification-summary": "整改汇总表",
  missing: "缺报名单",
  changes: "与上次汇总的变化",
};

/** The line below the title that marks a sheet as ours; a stranger's sheet of the same name lacks it. */
export const OWN_MARK = "定级助手生成";
/** Tells nearly every other text off before it is folded. */
const RARE_IN_MARK = "助";

/** A sheet of ours is known by its content: its title with our mark in the first rows, wherever it was moved. */
export function readOwnSheet(grid: SheetGrid): OwnSheet | null {
  const mark = grid.cells.find(
    (c) => typeof c.cell.value === "string" && c.text.includes(RARE_IN_MARK) && fold(c.text).includes(OWN_MARK),
  );
  if (!mark) return null;
  for (const cell of grid.cells) {
    if (cell.row > mark.row) break;
    const title = bare(cell.text);
    const id = (Object.keys(ownTitles) as OwnFormId[]).find((form) => title === bare(ownTitles[form]));
    if (id) {
      return {
        kind: "own",
        sheet: grid.sheet,
        template: `dingji/${id}`,
        confidence: 1,
        evidence: [{ code: "marker", facts: { title: ownTitles[id], cell: a1(mark) } }],
        differences: [],
      };
    }
  }
  return null;
}

/**
 * A workbook's sheets of one of our forms, the one that counts first: where a new sheet was written beside a
 * protected one, that is the new one.
 */
export function ownSheetsOf(sheets: readonly RecognisedSheet[], form: OwnFormId): readonly OwnSheet[] {
  const own = sheets.filter((s): s is OwnSheet => s.kind === "own" && s.template === `dingji/${form}`);
  return [...own.filter((s) => !s.sheet.isProtected), ...own.filter((s) => s.sheet.isProtected)];
}
