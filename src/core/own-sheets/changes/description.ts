import { describeTable, type ColumnOf } from "../description";
import { branchHeadings } from "../words";

export const changesWords = { none: "与上次汇总相比没有变化。" } as const;

/** 「与上次汇总的变化」: one row per figure that is not as it was. */
export const changesTable = describeTable({
  id: "changes",
  title: "与上次汇总的变化",
  columns: [
    { id: "number", heading: "序号", width: 6, style: "count" },
    { id: "change", heading: "变化", width: 11, style: "center" },
    { id: "parent", heading: branchHeadings.parent, width: 18, style: "textMiddle" },
    { id: "branch", heading: branchHeadings.branch, width: 20, style: "textMiddle" },
    { id: "what", heading: "内容", width: 42, style: "textMiddle" },
    { id: "before", heading: "上次", width: 11, style: "score" },
    { id: "after", heading: "本次", width: 11, style: "score" },
    { id: "file", heading: "文件", width: 24, style: "textMiddle" },
    { id: "place", heading: "位置", width: 13, style: "center" },
  ],
  ownLines: [changesWords.none],
});

export type ChangesColumn = ColumnOf<typeof changesTable>;
