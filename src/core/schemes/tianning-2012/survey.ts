import type { Field, FieldForm } from "../types";

const text = { role: "text", isRequired: true, at: ["right", "below"] } as const;
const statement = { role: "problems-text", isRequired: true, at: ["right", "below"] } as const;

/** Required by the form's own instruction: everything but the last cell is filled in by the branch. */
const fields: readonly Field[] = [
  {
    id: "secretary-signature",
    labels: ["书记（签名）", "书记签名", "书记（签字）"],
    role: "signature",
    isRequired: false,
    at: ["same", "right"],
  },
  { id: "phone", labels: ["联系电话"], role: "phone", isRequired: true, at: ["same", "right"] },
  { id: "unit", labels: ["所在单位", "单位名称"], role: "unit", isRequired: true, at: ["same", "right"] },
  { id: "branch", labels: ["党支部名称", "支部名称"], role: "branch", isRequired: true, at: ["right", "same"] },
  { id: "parent", labels: ["关系隶属", "隶属关系"], role: "parent", isRequired: true, at: ["right", "same"] },
  { id: "founded", labels: ["成立时间"], role: "date", isRequired: true, at: ["right", "same"] },
  { id: "members", labels: ["党员总数", "党员人数"], role: "count", isRequired: true, at: ["right", "same"] },
  { id: "secretary-name", labels: ["姓名"], under: "书记", role: "text", isRequired: true, at: ["below", "right"] },
  {
    id: "secretary-post",
    labels: ["*行政职务", "行政职务"],
    under: "书记",
    role: "text",
    isRequired: true,
    at: ["below", "right"],
  },
  {
    id: "secretary-mobile",
    labels: ["移动电话", "手机号码", "手机"],
    under: "书记",
    role: "mobile",
    isRequired: true,
    at: ["below", "right"],
  },
  {
    id: "secretary-email",
    labels: ["电子信箱", "电子邮箱", "邮箱"],
    under: "书记",
    role: "email",
    isRequired: true,
    at: ["below", "right"],
  },
  { id: "committee", labels: ["支委会成员情况", "支委成员情况"], ...text },
  {
    id: "existing-rules",
    labels: ["现有党内制度"],
    under: "制度建设情况",
    role: "text",
    isRequired: true,
    at: ["same", "right", "below"],
  },
  {
    id: "missing-rules",
    labels: ["需要完善的制度"],
    under: "制度建设情况",
    role: "text",
    isRequired: true,
    at: ["same", "right", "below"],
  },
  {
    id: "funds",
    labels: ["经费场所保障情况及存在的主要问题", "经费场所保障情况"],
    role: "funds",
    isRequired: true,
    at: ["right", "below"],
  },
  { id: "outlook", labels: ["发展思路"], ...text },
  { id: "activities", labels: ["党员活动情况及存在的主要问题", "党员活动情况"], ...statement },
  { id: "conduct", labels: ["思想作风建设情况及存在的主要问题", "思想作风建设情况"], ...statement },
  { id: "effect", labels: ["作用发挥情况及存在的主要问题", "作用发挥情况"], ...statement },
  {
    id: "dues-state",
    labels: ["基本情况"],
    under: "党费收缴情况",
    role: "text",
    isRequired: true,
    at: ["same", "right", "below"],
  },
  {
    id: "dues-due",
    labels: ["上年度应缴数", "上年度应缴", "应缴数"],
    under: "党费收缴情况",
    role: "dues-due",
    isRequired: true,
    at: ["same", "right", "below"],
  },
  {
    id: "dues-paid",
    labels: ["上年度实缴数", "上年度实缴", "实缴数"],
    under: "党费收缴情况",
    role: "dues-paid",
    isRequired: true,
    at: ["same", "right", "below"],
  },
  {
    id: "own-result",
    labels: ["自评结果（百分制）及理由", "自评结果及理由", "自评结果（百分制）", "自评结果"],
    role: "own-result",
    isRequired: true,
    at: ["below", "right", "same"],
  },
  {
    id: "superior-result",
    labels: [
      "分类定级结果及主要理由（此栏由上级党组织填写）",
      "分类定级结果及主要理由",
      "分类定级结果及理由",
      "分类定级结果",
    ],
    role: "superior-result",
    isRequired: false,
    isReserved: true,
    at: ["below", "right", "same"],
  },
];

/** 附件2. */
export const survey: FieldForm = {
  kind: "fields",
  id: "survey",
  titles: [
    "教育系统基层党组织（党支部）调查摸底与分类定级表",
    "基层党组织（党支部）调查摸底与分类定级表",
    "党支部调查摸底与分类定级表",
    "调查摸底与分类定级表",
  ],
  titleLines: ["教育系统基层党组织（党支部）", "调查摸底与分类定级表"],
  clause: "附件2",
  isOurLayout: false,
  notes: ["填表说明：除最后一栏，此表其他内容由党支部据实填报，如内容较多可另加附页说明。"],
  unitLine: "书记（签名）：       联系电话：        所在单位：",
  orientation: "portrait",
  fields,
  columnWidths: [15, 14, 16, 16, 26],
  layout: [
    {
      height: 24,
      cells: [{ label: "党支部名称" }, { field: "branch", columns: 2 }, { label: "关系隶属" }, { field: "parent" }],
    },
    {
      height: 24,
      cells: [{ label: "成立时间" }, { field: "founded", columns: 2 }, { label: "党员总数" }, { field: "members" }],
    },
    {
      height: 22,
      cells: [
        { label: "书记", rows: 2 },
        { label: "姓  名" },
        { label: "*行政职务" },
        { label: "移动电话" },
        { label: "电子信箱" },
      ],
    },
    {
      height: 24,
      cells: [
        { field: "secretary-name" },
        { field: "secretary-post" },
        { field: "secretary-mobile" },
        { field: "secretary-email" },
      ],
    },
    { height: 40, cells: [{ label: "支委会\n成员情况" }, { field: "committee", columns: 4 }] },
    {
      height: 66,
      cells: [
        { label: "制   度\n建   设\n情   况" },
        { label: "现有党内制度：\n", field: "existing-rules", columns: 2 },
        { label: "需要完善的制度：\n", field: "missing-rules", columns: 2 },
      ],
    },
    { height: 60, cells: [{ label: "经费场所保障\n情况及存在的\n主要问题" }, { field: "funds", columns: 4 }] },
    { height: 60, cells: [{ label: "发展思路" }, { field: "outlook", columns: 4 }] },
    { height: 60, cells: [{ label: "党员活动情况\n及存在的\n主要问题" }, { field: "activities", columns: 4 }] },
    { height: 60, cells: [{ label: "思想作风建设\n情况及存在的\n主要问题" }, { field: "conduct", columns: 4 }] },
    { height: 60, cells: [{ label: "作用发挥情况\n及存在的\n主要问题" }, { field: "effect", columns: 4 }] },
    {
      height: 20,
      cells: [
        { label: "党   费\n收   缴\n情   况", rows: 2 },
        { label: "基本情况：", field: "dues-state", columns: 4 },
      ],
    },
    {
      height: 36,
      cells: [
        { label: "上年度应缴数：\n", field: "dues-due", columns: 2 },
        { label: "上年度实缴数：\n", field: "dues-paid", columns: 2 },
      ],
    },
    {
      height: 36,
      cells: [
        { label: "自评结果（百分制）及理由", columns: 3 },
        { label: "分类定级结果及主要理由\n（此栏由上级党组织填写）", columns: 2 },
      ],
    },
    {
      height: 60,
      cells: [
        { field: "own-result", columns: 3 },
        { field: "superior-result", columns: 2 },
      ],
    },
  ],
};
