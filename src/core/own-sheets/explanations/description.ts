import { describeTable, type ColumnOf } from "../description";
import { partyNames } from "../words";

/** What 「核实说明」 says. The reader looks for the same words that the drawing writes. */
export const explanationWords = {
  note: "对“需说明”的事项，核实无误的在“说明理由”中写明，并填写说明人和日期；说明只对所列核对值有效，数据变化后须重新说明。",
  open: "待说明",
  given: "已说明",
  changed: "数据已变化，请重新说明",
  renewed: "数据已变化，已重新说明",
  resolved: "已无此问题",
  none: "没有需要说明的事项。",
  yes: "是",
  no: "否",
  reasonTitle: "说明理由",
  reasonMessage: "可以从下拉框中选用，也可以自行填写。",
  /** Phrases to choose from or to write on from. A drop-down list holds 255 characters, and no comma of half width. */
  reasons: [
    "已核实，填写无误",
    "已核实，情况属实",
    "本单位没有此项内容，无须填写",
    "扣分原因已列入其他整改内容",
    "问题已当场改正，无须列入整改",
    "人员已有变动，以本次填写为准",
    "经上级复核同意，按现填内容为准",
    "已报告上级，等待上级确认",
  ],
} as const;

/** How the facts of findings are named beside their values; what is not named is no value to explain. */
export const factNames: Readonly<Record<string, string>> = {
  party: "评分方",
  item: "项目",
  items: "项目",
  category: "类别",
  field: "栏目",
  unit: "单位",
  branch: "党组织",
  veto: "情形",
  what: "名称",
  statement: "一处",
  contradiction: "另一处",
  other: "所在栏",
  problem: "问题",
  problems: "问题",
  measures: "措施",
  file: "佐证材料",
  entered: "填写",
  value: "得分",
  limit: "界限",
  maximum: "满分",
  official: "正式文件",
  expected: "应为",
  computed: "计算",
  rate: "满意率",
  due: "应缴",
  paid: "实缴",
  total: "总分",
  count: "个数",
  base: "总数",
  percent: "比例",
  quota: "设定比例",
  level: "等级",
  before: "原来",
  after: "现在",
  reason: "原因",
  leaders: "联系领导",
  sheets: "工作表",
  sheet: "工作表",
  formula: "公式",
  scheme: "评分办法",
  parties: "评分方",
  isDisagreement: "意见不一致",
  isGap: "在空档内",
};

/** Parties and schemes as the sheet names them; other texts stand as they are. */
export const factValues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  party: { ...partyNames, review: "考评" },
};

/** 「核实说明」: one row per query, with the facts that its explanation is bound to. */
export const explanationsTable = describeTable({
  id: "explanations",
  title: "核实说明",
  isDistinctive: true,
  sign: "value",
  columns: [
    { id: "number", heading: "序号", width: 5, style: "count" },
    { id: "check", heading: "事项", width: 34, style: "textMiddle" },
    { id: "branch", heading: "党组织名称", width: 13, style: "center" },
    { id: "place", heading: "位置", width: 12, style: "center" },
    { id: "value", heading: "核对值", width: 26, style: "textMiddle" },
    { id: "reason", heading: "说明理由", width: 26, style: "inputMiddle", isTyped: true },
    { id: "by", heading: "说明人", width: 10, style: "inputCenter", isTyped: true },
    { id: "at", heading: "日期", width: 11, style: "inputPlainCenter", isTyped: true },
    { id: "state", heading: "情况", width: 11, style: "center" },
  ],
  ownLines: [explanationWords.none],
});

export type ExplanationsColumn = ColumnOf<typeof explanationsTable>;
