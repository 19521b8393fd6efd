import { describeTable, type ColumnOf, type OwnColumn } from "../description";
import { branchHeadings } from "../words";

const columns = [
  { id: "number", heading: "序号", width: 6, style: "count" },
  { id: "parent", heading: branchHeadings.parent, width: 20, style: "textMiddle" },
  { id: "branch", heading: branchHeadings.branch, width: 22, style: "textMiddle" },
  { id: "problem", heading: "存在的主要问题", width: 32, style: "textMiddle" },
  { id: "measure", heading: "主要整改措施", width: 28, style: "textMiddle" },
  { id: "deadline", heading: "完成整改时间", width: 13, style: "center" },
  { id: "owner", heading: "责任人", width: 10, style: "center" },
  { id: "contact", heading: "党支部定点联系人", width: 12, style: "center" },
] as const satisfies readonly OwnColumn[];

const handling = { id: "handling", heading: "处理情况", width: 20, style: "inputMiddle", isTyped: true } as const;

/** 「逾期整改清单」: problems of all branches that are past their deadlines and not closed. */
export const overdueTable = describeTable({
  id: "overdue",
  title: "逾期整改清单",
  isDistinctive: true,
  names: 3,
  columns: [...columns, handling],
});

/** 「需上级统筹问题清单」: what branches cannot mend by themselves (蒲教党发〔2012〕4号 三、2). */
export const escalatedTable = describeTable({
  id: "escalated",
  title: "需上级统筹问题清单",
  isDistinctive: true,
  names: 3,
  columns: [
    ...columns,
    { id: "escalated", heading: "需上级统筹", width: 22, style: "textMiddle" },
    { id: "status", heading: "状态", width: 9, style: "center" },
    handling,
  ],
});

export type OpenProblemColumn = ColumnOf<typeof escalatedTable>;
