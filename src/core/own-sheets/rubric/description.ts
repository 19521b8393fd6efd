import type { OwnSheetDescription } from "../description";
import { partyNames } from "../words";
import type { ColumnMeaning, CriterionKind, Party } from "../../schemes/types";

/** What 「评分办法」 says. The reader looks for the same words that the drawing writes. */
export const rubricWords = {
  note: "请核对每一行，读错的地方直接改；改好以后，检查和填写都以本表为准。要增加一行，在表内插入即可。",
  /** Why a second sheet stands beside a former one. */
  besideLabel: "另列原因",
  beside: (former: string) =>
    `「${former}」上有人填写或改过的内容，替换会丢失，所以另列本表。请把要保留的内容抄到本表，再删去「${former}」。`,
  title: "名称",
  source: "出处",
  applies: "适用方案",
  ownScheme: "按本表所列",
  appliesMessage: "选“按本表所列”，检查和填写以本表为准；选某个文件，就按那份文件的评分表检查。",
  total: "总分",
  ceiling: "总分最高",
  itemWeights: "各项另有权重",
  yes: "是",
  headings: ["类别", "类别分", "序号", "内容", "分值", "评分方式", "选项"],
  levels: "等次",
  levelHeadings: ["等次", "下限（含）", "上限（文件写明的）"],
  weights: "权重",
  weightHeadings: ["评分主体", "权重（%）"],
  vetoes: "直接定级的情形",
  vetoHeadings: ["直接定级的情形", "定为"],
  kinds: { score: "计分", options: "选项", bonus: "加分", deduction: "扣分" } satisfies Record<CriterionKind, string>,
  parties: { ...partyNames, review: "上级考评", peers: "分类互评" } satisfies Record<Party, string>,
  columnHeadings: ["列标题", "列的含义"],
  columnsMessage: "读错了就改选：检查和填写按这里选的含义看这一列。改了评分内容或分值的列，再按一次“确认评分办法”。",
  /** What columns hold; those of points are a party's: 自评得分, 自评扣分, and 得分, 扣分 where no party is named. */
  purposes: {
    party: "得分",
    deduction: "扣分",
    addition: "加分",
    derived: "折算分",
    maximum: "分值",
    weight: "权重",
    item: "评分内容",
    category: "类别",
    number: "序号",
    remark: "评分办法或备注",
    rate: "比率",
    rank: "名次",
    reason: "原因",
    person: "人员",
    date: "日期",
    earlier: "以前的得分",
    other: "不算分",
  } satisfies Record<ColumnMeaning["kind"], string>,
  kindMessage: "请选择：计分、选项、加分或扣分。选项另在右边一格写明，例如 5、3、1、0。",
  partyMessage: "请选择评分主体。",
  optionSeparator: "、",
  /** Rules that stand in the text of the notice: each counts only where a person takes it. */
  offeredHeadings: ["正文里的规定", "是否采用", "原文", "读出的内容", "原文位置"],
  offeredKinds: { levels: "等次划分", weights: "权重", veto: "直接定级", date: "时间要求" },
  offeredMessage: "选“是”，这一条就和上面各表一样算数；空着或选“否”，不算数。时间要求只供查看。",
  no: "否",
  level: (name: string, from: number | null) => (from === null ? name : `${name}（${from}分起）`),
  share: (party: string, percent: string) => `${party}${percent}%`,
  ruledLevel: (text: string, level: string) => (level === "" ? text : `${text}（定为：${level}）`),
} as const;

/** 「评分办法」: a rubric as it was read, to be corrected by a person. */
export const rubricSheet: OwnSheetDescription = {
  id: "rubric",
  title: "评分办法",
  isDistinctive: true,
  marks: rubricWords.headings.filter((heading) => heading !== "序号"),
};
