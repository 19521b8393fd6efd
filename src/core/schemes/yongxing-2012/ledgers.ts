import { indicatorNames, sevenIndicators } from "../seven-indicators";
import type { Column, ScoringForm, TableForm } from "../types";

const number: Column = { id: "number", headings: ["序号"], role: "number", isRequired: false, width: 6 };

const branch: Column = {
  id: "branch",
  headings: ["党支部名称", "支部名称", "党支部", "党组织名称"],
  role: "branch",
  isRequired: true,
  width: 22,
};

/** 分别赋予七项指标分值，总分为 100 分: no indicator alone, and no deduction, is worth more. */
const ALL_POINTS = 100;

const scoreLedgerTitles = [
  "党支部分类定级记分汇总表",
  "分类定级记分汇总表",
  "党支部记分情况汇总表",
  "分类定级记分台账",
];

/** "对各支部记分情况进行了汇总": one row per branch, a column per indicator. */
export const scoreLedger: TableForm = {
  kind: "table",
  id: "score-ledger",
  titles: scoreLedgerTitles,
  clause: "一、4",
  isOurLayout: true,
  notes: [
    "分类定级按百分制评分的方式进行,分别赋予七项指标分值,总分为 100 分,90 分以上为“好”,80-89 为“较好”,60-79 为“一般”,60 分以下的为“较差”。",
  ],
  unitLine: "乡镇党委（盖章）：    填报人：    填报时间：",
  orientation: "landscape",
  columns: [
    number,
    { ...branch, isUnique: true },
    {
      id: "type",
      headings: ["类型", "类别", "党支部类型"],
      role: "type",
      isRequired: false,
      width: 12,
      options: ["农村", "机关事业", "非公"],
    },
    ...indicatorNames.map((name, i) => ({
      id: `indicator-${i + 1}`,
      headings: [name],
      role: "score" as const,
      isRequired: true,
      requiredWhen: { clause: "一、2", says: [] },
      width: 9,
      maximum: ALL_POINTS,
      indicator: name,
    })),
    {
      id: "total",
      headings: ["总分", "合计", "得分", "总得分"],
      role: "total",
      isRequired: true,
      width: 9,
      maximum: ALL_POINTS,
      sumOf: indicatorNames.map((_, i) => `indicator-${i + 1}`),
    },
    {
      id: "level",
      headings: ["等次", "等级", "定级结果", "类别等次"],
      role: "level",
      isRequired: true,
      width: 9,
      levelOf: { column: "total" },
    },
    { id: "remark", headings: ["备注"], role: "remark", isRequired: false, width: 10 },
  ],
  blankRows: 21,
  totals: null,
};

/** The same indicators one below the other, for a single branch. */
export const branchScores: ScoringForm = {
  kind: "scoring",
  id: "score-ledger",
  titles: ["党支部分类定级评分表", ...scoreLedgerTitles],
  clause: "一、2",
  isOurLayout: true,
  notes: [],
  unitLine: null,
  orientation: "portrait",
  headings: {
    category: [],
    text: ["分类定级指标", "指标", "项目"],
    maximum: ["分值", "满分"],
    parties: [{ party: "score", headings: ["得分", "记分", "评分"] }],
  },
  rubric: { total: 100, letters: null, categories: sevenIndicators(null) },
};

const everyRow = { clause: "一、4", says: [] } as const;

/** "扣分项目明细登记": one row per deduction. */
export const deductionLedger: TableForm = {
  kind: "table",
  id: "deduction-ledger",
  titles: ["党支部分类定级扣分项目明细登记表", "扣分项目明细登记表", "扣分明细登记表"],
  clause: "一、4",
  isOurLayout: true,
  notes: [],
  unitLine: "乡镇党委（盖章）：    填报人：    填报时间：",
  orientation: "landscape",
  columns: [
    number,
    branch,
    {
      id: "indicator",
      headings: ["指标", "分类定级指标"],
      role: "category",
      isRequired: true,
      requiredWhen: everyRow,
      width: 16,
      options: indicatorNames,
      isClosed: true,
    },
    {
      id: "item",
      headings: ["扣分项目", "扣分内容"],
      role: "text",
      isRequired: true,
      requiredWhen: everyRow,
      width: 26,
    },
    {
      id: "points",
      headings: ["扣分", "扣分值", "所扣分值"],
      role: "score",
      isRequired: true,
      requiredWhen: everyRow,
      width: 9,
      maximum: ALL_POINTS,
    },
    { id: "problem", headings: ["存在的问题", "扣分原因"], role: "problem", isRequired: false, width: 26 },
    { id: "measure", headings: ["整改意见", "整改措施"], role: "measure", isRequired: false, width: 26 },
    { id: "remark", headings: ["备注"], role: "remark", isRequired: false, width: 10 },
  ],
  drawnFrom: { forms: ["score-ledger"], clause: "一、4" },
  blankRows: 21,
  totals: null,
};
