import type { Severity } from "../../findings/finding";
import { describeTable, type ColumnOf, type OwnColumn, type OwnTable } from "../description";

/** What 「问题清单」 says. The reader looks for the same words that the drawing writes. */
export const findingsWords = {
  severities: { error: "需修改", query: "需说明", info: "提示" } satisfies Record<Severity, string>,
  resolved: "已消除",
  none: "未发现问题。",
  count: (label: string, count: number) => `${label}${count}处`,
  hint: "“处理情况”由人填写，重新生成时保留。",
} as const;

/** 「问题清单」 of one workbook: every finding, with what people wrote about it. */
export const findingsTable = describeTable({
  id: "findings",
  title: "问题清单",
  isDistinctive: true,
  sign: "check",
  columns: [
    { id: "number", heading: "序号", width: 5, style: "count" },
    { id: "severity", heading: "级别", width: 8, style: "center" },
    { id: "check", heading: "检查事项", width: 14, style: "center" },
    { id: "problem", heading: "问题", width: 44, style: "textMiddle" },
    { id: "branch", heading: "党组织名称", width: 13, style: "center" },
    { id: "place", heading: "位置", width: 13, style: "center" },
    { id: "clause", heading: "依据", width: 12, style: "center" },
    { id: "handling", heading: "处理情况", width: 22, style: "inputMiddle", isTyped: true },
  ],
  ownLines: [findingsWords.none],
});

export type FindingsColumn = ColumnOf<typeof findingsTable>;

/** 「问题清单」 of a merge says which file a finding was made in, too. */
export const mergedFindingsTable: OwnTable<FindingsColumn | "file"> = {
  ...findingsTable,
  columns: findingsTable.columns.flatMap((column): OwnColumn<FindingsColumn | "file">[] =>
    column.id === "branch"
      ? [
          { ...column, width: 16, style: "textMiddle" },
          { id: "file", heading: "文件", width: 20, style: "textMiddle" },
        ]
      : [column.id === "handling" ? { ...column, width: 18 } : column],
  ),
};
