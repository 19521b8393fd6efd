import { describeTable } from "../description";
import { branchHeadings } from "../words";

/** 「填报内容汇总」: what branches filled in on one form, a row each; the form's own fields follow these columns. */
export const entriesTable = describeTable({
  id: "entries",
  title: "填报内容汇总",
  names: 3,
  columns: [
    { id: " number", heading: "明细序号", width: 6, style: "count" },
    { id: " parent", heading: branchHeadings.parent, width: 14, style: "textMiddle" },
    { id: " branch", heading: branchHeadings.branch, width: 14, style: "textMiddle" },
  ],
});
