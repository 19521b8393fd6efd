import type { TableForm } from "../types";
import { number, organisation, remark } from "./columns";

const levels: readonly string[] = ["好", "较好", "一般", "较差"];

/** 党员群众测评: who sends somebody to the meeting also hands out, collects and counts the ballots. */
export const ballot: TableForm = {
  kind: "table",
  id: "ballot",
  titles: ["基层党组织分类定级测评票统计表", "测评票统计表", "民主测评统计表", "测评情况统计表"],
  clause: "三（二）党员群众测评",
  isOurLayout: true,
  notes: [
    "上级党委要派专人参加测评会,并负责测评票的发放、回收、统计工作。",
    "回收票数不大于发放票数；好、较好、一般、较差四栏票数之和等于有效票数；占比以有效票数为基数，自动算出。",
  ],
  unitLine: "填报单位（盖章）：    统计人：    填报时间：",
  orientation: "landscape",
  columns: [
    number,
    organisation,
    { id: "date", headings: ["测评时间", "测评日期", "测评会时间"], role: "date", isRequired: false, width: 14 },
    {
      id: "issued",
      headings: ["发放票数", "发放", "发放数", "发票数", "发放测评票数", "发放测评票", "发出票数", "发出"],
      role: "count",
      isRequired: true,
      width: 10,
      ballots: "issued",
    },
    {
      id: "recovered",
      headings: ["回收票数", "回收", "回收数", "收回票数", "收回", "收回数", "回收测评票数", "回收测评票"],
      role: "count",
      isRequired: true,
      width: 10,
      ballots: "recovered",
    },
    {
      id: "valid",
      headings: ["有效票数", "有效", "有效数", "有效票", "有效测评票数"],
      role: "count",
      isRequired: true,
      width: 10,
      ballots: "valid",
    },
    ...levels.map((name, i) => ({
      id: `votes-${i + 1}`,
      headings: [name, `${name}票`, `${name}票数`, `“${name}”`, `“${name}”票数`],
      role: "count" as const,
      isRequired: true,
      width: 8,
      ballots: { level: name },
    })),
    // 无记名测评: how the votes are spread. The plan derives no rate and no level from them.
    ...levels.map((name, i) => ({
      id: `share-${i + 1}`,
      headings: [`${name}占比`, `${name}所占比例`, `“${name}”占比`, `${name}率`],
      role: "share" as const,
      isRequired: false,
      width: 8,
      shareOf: { part: `votes-${i + 1}`, whole: "valid" },
    })),
    remark,
  ],
  blankRows: 10,
  totals: null,
};
