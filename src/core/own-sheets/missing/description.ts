import { describeTable } from "../description";
import { branchHeadings } from "../words";

export const missingWords = { none: "名册上的党支部已全部报送。" } as const;

/** 「缺报名单」: who is on the roster and sent nothing. */
export const missingTable = describeTable({
  id: "missing",
  title: "缺报名单",
  columns: [
    { id: "number", heading: "序号", width: 6, style: "count" },
    { id: "parent", heading: branchHeadings.parent, width: 26, style: "textMiddle" },
    { id: "branch", heading: branchHeadings.branch, width: 30, style: "textMiddle" },
    { id: "type", heading: "类型", width: 12, style: "center" },
    { id: "near", heading: "名称相近的报送", width: 26, style: "textMiddle" },
  ],
  ownLines: [missingWords.none],
});
