import type { TableForm } from "../types";
import { ALL_POINTS, level, number, organisation, parent, remark, secretary, type } from "./columns";

const shared = {
  kind: "table",
  isOurLayout: true,
  notes: [],
  unitLine: "填报单位（盖章）：    填报人：    联系电话：",
} as const;

const uniqueOrganisation = { ...organisation, isUnique: true } as const;

/** 附件4 and 附件5 hold those whom the results put on the lowest level. */
const poor = { forms: ["grading-summary", "grading-detail"], level: "较差", clause: "三（四）" } as const;

/** 附件2. */
export const gradingSummary: TableForm = {
  ...shared,
  id: "grading-summary",
  titles: ["基层党组织分类定级情况汇总表"],
  clause: "附件2",
  orientation: "portrait",
  columns: [number, parent, uniqueOrganisation, type, level, remark],
  blankRows: 14,
  totals: { label: "合计", levels: ["好", "较好", "一般", "较差"] },
};

/** 附件3. */
export const gradingDetail: TableForm = {
  ...shared,
  id: "grading-detail",
  titles: ["基层党组织分类定级情况明细表"],
  clause: "附件3",
  orientation: "landscape",
  columns: [
    number,
    uniqueOrganisation,
    type,
    secretary,
    { id: "members", headings: ["党员数", "党员人数", "党员总数"], role: "count", isRequired: false, width: 9 },
    {
      id: "self",
      headings: ["自评得分", "自评分"],
      role: "score",
      isRequired: false,
      width: 10,
      maximum: ALL_POINTS,
    },
    {
      id: "own-level",
      headings: ["自评等级", "自我认级"],
      role: "own-level",
      isRequired: false,
      width: 10,
      levelOf: { column: "self", isDecided: true },
    },
    { id: "ballot", headings: ["党员群众测评结果", "测评结果"], role: "text", isRequired: false, width: 18 },
    {
      id: "review",
      headings: ["考核得分", "考核分"],
      role: "total",
      isRequired: true,
      width: 10,
      maximum: ALL_POINTS,
    },
    { ...level, levelOf: { column: "review", isDecided: true } },
    remark,
  ],
  blankRows: 14,
  totals: null,
};

/** 附件4. */
export const poorList: TableForm = {
  ...shared,
  id: "poor-list",
  titles: ["较差基层党组织名单"],
  clause: "附件4",
  orientation: "portrait",
  columns: [
    number,
    parent,
    uniqueOrganisation,
    type,
    secretary,
    { id: "phone", headings: ["联系电话"], role: "phone", isRequired: false, width: 15 },
    remark,
  ],
  drawnFrom: poor,
  blankRows: 10,
  totals: null,
};

/** 附件5; 三（三）asks for a ledger and for 整顿销号. */
export const poorDetail: TableForm = {
  ...shared,
  id: "poor-detail",
  titles: ["较差基层党组织状况明细表"],
  clause: "附件5",
  notes: ["方案要明确目标、突出重点、内容具体、措施可行、限定时限,具有针对性和可操作性。"],
  orientation: "landscape",
  columns: [
    number,
    organisation,
    {
      id: "review",
      headings: ["考核得分", "考核分"],
      role: "total",
      isRequired: false,
      width: 9,
      maximum: ALL_POINTS,
    },
    { id: "problem", headings: ["存在的主要问题", "存在的问题"], role: "problem", isRequired: true, width: 24 },
    { id: "cause", headings: ["原因分析"], role: "text", isRequired: false, width: 18 },
    { id: "target", headings: ["整改目标"], role: "text", isRequired: false, width: 16 },
    { id: "measure", headings: ["整改措施", "主要整改措施"], role: "measure", isRequired: true, width: 24 },
    {
      id: "deadline",
      headings: ["整改时限", "完成时限"],
      role: "deadline",
      isRequired: true,
      requiredWhen: { clause: "三（三）", says: [{ role: "problem" }] },
      width: 12,
    },
    { id: "owner", headings: ["责任人"], role: "owner", isRequired: true, width: 10 },
    {
      id: "closed",
      headings: ["整顿销号情况", "销号情况"],
      role: "text",
      isRequired: false,
      width: 10,
      options: ["未销号", "已销号"],
      isClosed: true,
    },
    {
      id: "closed-on",
      headings: ["销号时间"],
      role: "date",
      isRequired: false,
      width: 11,
      exactlyWhen: { column: "closed", says: "已销号", clause: "三（三）" },
    },
  ],
  drawnFrom: poor,
  blankRows: 8,
  totals: null,
};
