import type { SheetGrid } from "../workbook/grid";
import { cellText } from "../workbook/grid";
import { fold } from "../text/fold";
import { cellAt, type Cell } from "../workbook/snapshot";

/** A row of a sheet that a merge drew, read by the headings of its columns. */
export interface DrawnRow<Id extends string> {
  readonly row: number;
  readonly text: (id: Id) => string;
  readonly cell: (id: Id) => Cell | undefined;
  readonly column: (id: Id) => number | null;
}

export interface DrawnTable<Id extends string> {
  readonly headingRow: number;
  /** Every heading of the row as written, by column. */
  readonly headings: ReadonlyMap<number, string>;
  readonly rows: readonly DrawnRow<Id>[];
}

/** Headings as drawn; the reader looks for the same words, wherever columns were moved. */
export const detailHeadings = {
  number: "序号",
  parent: "所属党委（党总支）",
  branch: "党支部名称",
  type: "类型",
  total: "总分",
  rank: "名次",
  level: "分类定级结果",
  provisional: "暂定等级",
  applied: "直接定级情形",
  unconfirmed: "未确认情形",
  roundsFirst: "定级取整",
  remark: "备注",
} as const;

/** Stands for every circumstance that a person has to confirm, while none is. */
export const allUnconfirmed = "均未确认";

export const provenanceHeadings = {
  number: "明细序号",
  file: "文件",
  status: "状态",
  scheme: "评分办法",
  branch: "党支部名称",
  content: "内容",
  sheet: "工作表",
  cells: "单元格",
  stated: "表上等次",
  sha256: "SHA-256",
  modified: "文档修改时间",
  fileModified: "文件修改时间",
  digest: "内容摘要",
  via: "经由",
  remark: "说明",
} as const;

export const summaryHeadings = {
  number: "序号",
  parent: "所属党委（党总支）",
  branch: "党支部名称",
  level: "分类定级结果",
} as const;

export const problemHeadings = {
  number: "序号",
  severity: "级别",
  check: "检查事项",
  problem: "问题",
  branch: "党组织名称",
  file: "文件",
  place: "位置",
  clause: "依据",
  handling: "处理情况",
} as const;

/** As a merge draws them and as one workbook's 「分类定级汇总表」 does. */
export const summaryHeadingWords = {
  number: ["序号"],
  parent: [summaryHeadings.parent, "所属党委"],
  branch: [summaryHeadings.branch, "党组织名称"],
  type: ["类型"],
  scheme: ["评分办法"],
  total: ["综合得分", "总分"],
  level: [summaryHeadings.level],
} as const;

export const rectificationHeadings = {
  branch: "党支部名称",
  problem: "存在的主要问题",
  measure: "主要整改措施",
  deadline: "完成整改时间",
  contact: "党支部定点联系人",
} as const;

/** The rows below the heading row; two empty rows in a run end the table. Null where no row has these headings. */
export function readDrawnTable<Headings extends Readonly<Record<string, string | readonly string[]>>>(
  grid: SheetGrid,
  headings: Headings,
): DrawnTable<keyof Headings & string> | null {
  type Id = keyof Headings & string;
  const ids = Object.keys(headings) as Id[];
  const wanted = new Map(ids.flatMap((id) => [headings[id] ?? []].flat().map((word) => [fold(word), id] as const)));
  for (const [headingRow, cells] of grid.rows) {
    const columns = new Map<Id, number>();
    for (const cell of cells) {
      const id = wanted.get(fold(cell.text));
      if (id !== undefined && !columns.has(id)) columns.set(id, cell.column);
    }
    if (columns.size < Math.min(3, ids.length)) continue;
    const rows: DrawnRow<Id>[] = [];
    let last = headingRow;
    for (let row = headingRow + 1; row <= grid.lastRow && row - last <= 2; row++) {
      const cell = (id: Id): Cell | undefined => {
        const column = columns.get(id);
        return column === undefined ? undefined : cellAt(grid.sheet, row, column);
      };
      const text = (id: Id): string => cellText(cell(id)).trim();
      if (!ids.some((id) => text(id) !== "")) continue;
      last = row;
      rows.push({ row, text, cell, column: (id) => columns.get(id) ?? null });
    }
    return { headingRow, headings: new Map(cells.map((c) => [c.column, c.text])), rows };
  }
  return null;
}
