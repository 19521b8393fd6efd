import type { Severity } from "../../findings/finding";
import { ownTitles } from "../recognise";
import type { OwnTableLayout } from "../own-table";

export type FindingsColumn = "number" | "severity" | "check" | "problem" | "branch" | "place" | "clause" | "handling";

/** What 「问题清单」 says. The reader looks for the same words that the drawing writes. */
export const findingsWords = {
  severities: { error: "需修改", query: "需说明", info: "提示" } satisfies Record<Severity, string>,
  resolved: "已消除",
  none: "未发现问题。",
  count: (label: string, count: number) => `${label}${count}处`,
  note: (counts: string) => `${counts}“处理情况”由人填写，重新生成时保留。`,
} as const;

export const findingsLayout: OwnTableLayout<FindingsColumn> = {
  title: ownTitles.findings,
  columns: [
    { id: "number", heading: "序号", width: 5 },
    { id: "severity", heading: "级别", width: 8 },
    { id: "check", heading: "检查事项", width: 14 },
    { id: "problem", heading: "问题", width: 44 },
    { id: "branch", heading: "党组织名称", width: 13 },
    { id: "place", heading: "位置", width: 13 },
    { id: "clause", heading: "依据", width: 12 },
    { id: "handling", heading: "处理情况", width: 22 },
  ],
  ownLines: [findingsWords.none],
  sections: [],
  sectionLabels: [],
  signOff: ["填表人", "审核人", "日期"],
};
