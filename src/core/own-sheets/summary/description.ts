import { schemes } from "../../schemes/index";
import { describeTable, type ColumnOf, type OwnTable } from "../description";
import { listColumn } from "../list-column";
import { branchHeadings } from "../words";

/** What 「分类定级汇总表」 says. The reader looks for the same words that the drawing writes. */
export const summaryWords = {
  note: "本软件拟定的格式；得分和结果取自「得分与定级」，随评分变化。比例以全部党组织为基数。",
  unnamed: "（没有写明名称）",
  ungraded: "未定级",
  provisional: (level: string) => `暂定${level}`,
  totals: "各等级数量和比例",
  total: "合计",
  count: "个数",
  share: "比例",
  level: "等级",
} as const;

const levelWords = [...new Set(schemes.flatMap((s) => s.levels.map((l) => l.name)))];

const table = describeTable({
  id: "summary",
  title: "分类定级汇总表",
  isDistinctive: true,
  columns: [
    { id: "number", heading: "序号", width: 6, style: "count" },
    { id: "parent", heading: "所属党委", width: 20, style: "inputCenter", isTyped: true },
    { id: "branch", heading: "党组织名称", width: 26, style: "center" },
    { id: "scheme", heading: "评分办法", width: 20, style: "center", isOptional: true },
    { id: "self", heading: "自评得分", width: 11, style: "score" },
    { id: "review", heading: "考评得分", width: 11, style: "score" },
    { id: "final", heading: "综合得分", width: 11, style: "scoreStrong" },
    { id: "level", heading: "分类定级结果", width: 14, style: "center" },
    { id: "remark", heading: "备注", width: 20, style: "inputMiddle", isTyped: true },
  ],
  sections: [summaryWords.totals],
  sectionLabels: [summaryWords.level, ...levelWords, summaryWords.ungraded, summaryWords.total],
});

export type SummaryColumn = ColumnOf<typeof table>;

/** 「分类定级汇总表」 of one workbook's branches; drawn with the column that tells schemes apart where there are several. */
export const summaryTable: OwnTable<SummaryColumn> = {
  ...table,
  marks: [
    ...table.columns
      .filter(({ id }) => id === "number" || id === "branch" || id === "final" || id === "level")
      .map(({ heading }) => heading),
    summaryWords.count,
    summaryWords.share,
    summaryWords.ungraded,
  ],
};

export function summaryTableFor(hasSchemes: boolean): OwnTable<SummaryColumn> {
  return { ...summaryTable, columns: table.columns.filter((c) => c.id !== "scheme" || hasSchemes) };
}

/** Columns of 「分类定级汇总表」 as a merge draws it where the scheme prints none. */
export const summaryListColumns = [
  listColumn("number", "序号", "number", 6),
  listColumn("parent", branchHeadings.parent, "parent", 26),
  listColumn("branch", branchHeadings.branch, "branch", 30),
  listColumn("level", "分类定级结果", "level", 16),
] as const;
