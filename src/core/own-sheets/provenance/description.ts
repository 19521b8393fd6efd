import { describeTable, type ColumnOf } from "../description";
import { branchHeadings } from "../words";

/** 「数据来源」: every content of every file, where it stood, and whether it counts. */
export const provenanceTable = describeTable({
  id: "provenance",
  title: "数据来源",
  isDistinctive: true,
  names: 2,
  columns: [
    { id: "number", heading: "明细序号", width: 7, style: "count" },
    { id: "file", heading: "文件", width: 34, style: "textMiddle" },
    { id: "status", heading: "状态", width: 9, style: "center" },
    { id: "scheme", heading: "评分办法", width: 14, style: "textMiddle" },
    { id: "branch", heading: branchHeadings.branch, width: 22, style: "textMiddle" },
    { id: "content", heading: "内容", width: 12, style: "center" },
    { id: "sheet", heading: "工作表", width: 14, style: "textMiddle" },
    { id: "cells", heading: "单元格", width: 34, style: "textMiddle" },
    { id: "stated", heading: "表上等次", width: 18, style: "textMiddle" },
    { id: "sha256", heading: "SHA-256", width: 20, style: "textMiddle" },
    { id: "modified", heading: "文档修改时间", width: 20, style: "textMiddle" },
    { id: "fileModified", heading: "文件修改时间", width: 20, style: "textMiddle" },
    { id: "digest", heading: "内容摘要", width: 18, style: "textMiddle" },
    { id: "via", heading: "经由", width: 20, style: "textMiddle" },
    { id: "remark", heading: "说明", width: 26, style: "textMiddle" },
  ],
});

export type ProvenanceColumn = ColumnOf<typeof provenanceTable>;
