import { ownTitles } from "../recognise";
import { schemes } from "../../schemes/index";
import type { OwnTableLayout } from "../own-table";

export type SummaryColumn =
  "number" | "parent" | "branch" | "scheme" | "self" | "review" | "final" | "level" | "remark";

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

const columns: OwnTableLayout<SummaryColumn>["columns"] = [
  { id: "number", heading: "序号", width: 6 },
  { id: "parent", heading: "所属党委", width: 20 },
  { id: "branch", heading: "党组织名称", width: 26 },
  { id: "scheme", heading: "评分办法", width: 20 },
  { id: "self", heading: "自评得分", width: 11 },
  { id: "review", heading: "考评得分", width: 11 },
  { id: "final", heading: "综合得分", width: 11 },
  { id: "level", heading: "分类定级结果", width: 14 },
  { id: "remark", heading: "备注", width: 20 },
];

/** With the column that tells schemes apart only where there are several. */
export function summaryLayout(hasSchemes: boolean): OwnTableLayout<SummaryColumn> {
  return {
    title: ownTitles.summary,
    columns: columns.filter((c) => c.id !== "scheme" || hasSchemes),
    ownLines: [],
    sections: [summaryWords.totals],
    sectionLabels: [summaryWords.level, ...levelWords, summaryWords.ungraded, summaryWords.total],
    signOff: ["填表人", "审核人", "日期"],
  };
}
