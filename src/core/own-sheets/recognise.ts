import { bare, fold } from "../text/fold";
import { a1, type GridCell, type SheetGrid } from "../workbook/grid";
import type { OwnFormId, OwnSheet, RecognisedSheet } from "../model/recognised-sheet";

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
  entries: "填报内容汇总",
  missing: "缺报名单",
  changes: "与上次汇总的变化",
};

/** The line below the title that marks a sheet as ours; a stranger's sheet of the same name lacks it. */
export const OWN_MARK = "定级助手生成";
/** Tells nearly every other text off before it is folded. */
const RARE_IN_MARK = "助";

/**
 * Headings and labels that stand on each of our sheets, in the words of its drawing. Forms that an
 * official document prints in nearly the same words are not in `distinctive`.
 */
const ownLabels: Readonly<Record<OwnFormId, readonly string[]>> = {
  result: ["党组织名称", "分类定级结果", "直接定级的情形", "是否存在", "核对码", "填表人", "审核人"],
  ledger: ["条款", "扣分", "存在的主要问题", "整改措施", "完成时限", "责任人", "定点联系人", "状态", "来源"],
  findings: ["级别", "检查事项", "问题", "党组织名称", "位置", "依据", "处理情况"],
  explanations: ["事项", "党组织名称", "位置", "核对值", "说明理由", "说明人", "日期", "情况"],
  review: ["考评内容", "自评", "考评", "差", "意见", "理由", "提示"],
  provenance: ["文件", "评分办法", "单元格", "表上等次", "SHA-256", "内容摘要", "经由"],
  "look-back": ["评分办法", "原得分", "原等次", "现得分", "现等次", "变化"],
  rubric: ["类别", "类别分", "内容", "分值", "评分方式", "选项"],
  summary: ["序号", "党组织名称", "综合得分", "分类定级结果", "个数", "比例", "未定级"],
  detail: ["党支部名称", "类型", "总分", "名次", "暂定等级", "直接定级情形", "未确认情形"],
  statistics: ["等次", "个数", "比例"],
  "poor-list": ["所属党委（党总支）", "党支部名称", "类型", "总分"],
  "poor-detail": ["失分和直接定级情形", "主要整改措施", "完成整改时间", "党支部定点联系人"],
  "rectification-summary": ["存在的主要问题", "主要整改措施", "完成整改时间", "党支部定点联系人"],
  entries: ["明细序号", "党支部名称", "填报人及职务"],
  missing: ["所属党委（党总支）", "党支部名称", "名称相近的报送"],
  changes: ["变化", "党支部名称", "内容", "上次", "本次", "文件", "位置"],
};

/** With their title alone above them, these labels already tell a sheet of ours. */
const distinctive: readonly OwnFormId[] = [
  "result",
  "ledger",
  "findings",
  "explanations",
  "review",
  "provenance",
  "look-back",
  "rubric",
  "summary",
];

/** This share of a form's labels counts as a mark. */
const ENOUGH_LABELS = 0.7;
/** A title stands in the first rows, also below lines that a person put above it. */
const TITLE_ROWS = 12;

const ids = Object.keys(ownTitles) as OwnFormId[];
const byTitle = new Map(ids.map((id) => [bare(ownTitles[id]), id]));
const byLabel = new Map<string, OwnFormId[]>();
for (const id of ids)
  for (const label of ownLabels[id]) byLabel.set(fold(label), [...(byLabel.get(fold(label)) ?? []), id]);
const longestLabel = Math.max(...[...byLabel.keys(), ...byTitle.keys()].map((word) => word.length)) + 6;

/**
 * A sheet of ours is known by its content, by two of three marks: its title, the line that names
 * Dingji, and the labels of its form. One cell that a person typed over changes nothing, nor do
 * inserted rows and columns; a stranger's sheet of the same title has neither of the other marks.
 */
export function readOwnSheet(grid: SheetGrid): OwnSheet | null {
  const mark = grid.cells.find(
    (c) => typeof c.cell.value === "string" && c.text.includes(RARE_IN_MARK) && fold(c.text).includes(OWN_MARK),
  );
  const title = findTitle(grid, mark?.row ?? TITLE_ROWS - 1);
  if (mark && title) return ownSheet(grid, title.id, [title, mark]);
  if (mark) {
    const id = likeliest(grid, ids);
    return id ? ownSheet(grid, id, [mark]) : null;
  }
  if (!title || !distinctive.includes(title.id) || !likeliest(grid, [title.id])) return null;
  return ownSheet(grid, title.id, [title]);
}

function findTitle(grid: SheetGrid, lastRow: number): (GridCell & { readonly id: OwnFormId }) | null {
  for (const cell of grid.cells) {
    if (cell.row > lastRow) break;
    if (typeof cell.cell.value !== "string" || cell.text.length > longestLabel) continue;
    const id = byTitle.get(bare(cell.text));
    if (id) return { ...cell, id };
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

/** The form with the greatest share of its labels on the sheet; null where none has enough. */
function likeliest(grid: SheetGrid, among: readonly OwnFormId[]): OwnFormId | null {
  const found = new Map<OwnFormId, Set<string>>();
  for (const { cell, text } of grid.cells) {
    if (typeof cell.value !== "string" || text.length > longestLabel) continue;
    const label = fold(text).replace(/:$/, "");
    for (const id of byLabel.get(label) ?? []) found.set(id, (found.get(id) ?? new Set()).add(label));
  }
  const share = (id: OwnFormId): number => (found.get(id)?.size ?? 0) / ownLabels[id].length;
  const best = among.reduce((a, b) => (share(b) > share(a) ? b : a));
  return share(best) >= ENOUGH_LABELS ? best : null;
}

function ownSheet(grid: SheetGrid, id: OwnFormId, marks: readonly GridCell[]): OwnSheet {
  return {
    kind: "own",
    sheet: grid.sheet,
    template: `dingji/${id}`,
    confidence: 1,
    evidence: marks.map((cell) => ({ code: "marker", facts: { title: ownTitles[id], cell: a1(cell) } })),
    differences: [],
  };
}
