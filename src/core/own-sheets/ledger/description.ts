import { plainNumber } from "../../text/numbers";
import { describeTable, type ColumnOf } from "../description";

/** What a person may ask for by writing the heading beside the table; drawn, kept and read from then on. */
const askedFor = [
  { id: "way", heading: "整改方式", width: 10, style: "inputCenter", isTyped: true, isOptional: true },
  { id: "promise", heading: "公开承诺", width: 18, style: "inputMiddle", isTyped: true, isOptional: true },
  { id: "promised", heading: "承诺公开时间", width: 13, style: "inputPlainCenter", isTyped: true, isOptional: true },
  { id: "leader", heading: "挂点领导", width: 9, style: "inputCenter", isTyped: true, isOptional: true },
  { id: "liaison", heading: "联络员", width: 9, style: "inputCenter", isTyped: true, isOptional: true },
  { id: "department", heading: "挂扶部门", width: 12, style: "inputCenter", isTyped: true, isOptional: true },
  { id: "escalated", heading: "需上级统筹", width: 16, style: "inputMiddle", isTyped: true, isOptional: true },
  { id: "rechecked", heading: "复核时间", width: 11, style: "inputPlainCenter", isTyped: true, isOptional: true },
  { id: "closed", heading: "销号时间", width: 11, style: "inputPlainCenter", isTyped: true, isOptional: true },
  { id: "verifier", heading: "验收人", width: 9, style: "inputCenter", isTyped: true, isOptional: true },
  { id: "evidence", heading: "佐证材料", width: 18, style: "inputMiddle", isTyped: true, isOptional: true },
] as const;

/** What 「整改台账」 says. The reader looks for the same words that the drawing writes. */
export const ledgerWords = {
  note: `各项扣分由评分表带出；问题、措施、时限、责任人和状态由人填写，重新生成时保留。需要时可在右侧加写列名：${askedFor.map(({ heading }) => heading).join("、")}。是否逾期按表末的日期计算，时限没有写年份的按该日期的年份。`,
  unnamed: "（没有写明名称）",
  open: "未销号",
  closed: "已销号",
  statusTitle: "状态",
  statusMessage: "请选择“未销号”或“已销号”。",
  ways: ["立即整改", "逐步整改"],
  wayTitle: "整改方式",
  wayMessage: "请选择“立即整改”或“逐步整改”。",
  overdue: "逾期",
  cleared: "已无扣分",
  unscored: "没有得分",
  gone: "已无此项",
  none: "没有扣分的项目。",
  byLetters:
    "按等次考评，没有扣分，文件也没有规定哪些等次须列入整改，所以不自动列项。需要整改的，请在本表逐行填写党组织名称、问题、措施和时限等。",
  suggestions: "可补充到整改表的内容",
  suggestionLabels: { problems: "存在的主要问题", measures: "主要整改措施" },
  deduction: (number: string | null, text: string, lost: number) =>
    `${number === null ? "" : `第${number}项`}“${text}”扣${plainNumber(lost)}分`,
} as const;

const DEDUCTION = /^(?:第[^“”]{1,8}项)?“.+”扣\d+(?:\.\d+)?分$/su;

/** True for the factual stand-in that the ledger writes until a person words the problem. */
export function isStandIn(text: string): boolean {
  return DEDUCTION.test(text.trim());
}

/** 「整改台账」: one row per deducted item. A column that people type goes to those that may be asked for. */
export const ledgerTable = describeTable({
  id: "ledger",
  title: "整改台账",
  isDistinctive: true,
  sign: "source",
  columns: [
    { id: "number", heading: "序号", width: 5, style: "count" },
    { id: "branch", heading: "党组织名称", width: 12, style: "center" },
    { id: "clause", heading: "条款", width: 24, style: "textMiddle" },
    { id: "maximum", heading: "分值", width: 6, style: "score" },
    { id: "score", heading: "得分", width: 6, style: "score" },
    { id: "lost", heading: "扣分", width: 6, style: "score" },
    { id: "problem", heading: "存在的主要问题", width: 24, style: "inputMiddle", isTyped: true },
    { id: "measure", heading: "整改措施", width: 24, style: "inputMiddle", isTyped: true },
    { id: "deadline", heading: "完成时限", width: 10, style: "inputPlainCenter", isTyped: true },
    { id: "owner", heading: "责任人", width: 9, style: "inputCenter", isTyped: true },
    { id: "contact", heading: "定点联系人", width: 9, style: "inputCenter", isTyped: true },
    { id: "status", heading: "状态", width: 8, style: "inputCenter", isTyped: true },
    { id: "source", heading: "来源", width: 10, style: "link" },
    { id: "written", heading: "已写入整改表", width: 9, style: "center", isOptional: true },
    ...askedFor,
    { id: "overdue", heading: "是否逾期", width: 9, style: "warning", isOptional: true },
  ],
  ownLines: [ledgerWords.none, ledgerWords.byLetters],
  values: [
    ledgerWords.unnamed,
    ledgerWords.open,
    ledgerWords.closed,
    ledgerWords.overdue,
    ledgerWords.cleared,
    ledgerWords.unscored,
    ledgerWords.gone,
  ],
  sections: [ledgerWords.suggestions],
  sectionLabels: Object.values(ledgerWords.suggestionLabels),
  sectionText: /^\d+、/,
});

export type LedgerColumn = ColumnOf<typeof ledgerTable>;
