import { signOffLabels, type OwnSheetDescription } from "../description";
import type { Party } from "../../schemes/types";

/** What 「得分与定级」 says. The reader looks for the same words that the drawing writes. */
export const resultWords = {
  branch: "党组织名称",
  /** Heads the page on which a branch's block goes on. */
  continued: "党组织名称（续）",
  signedBranch: "党组织（盖章）",
  note: "分数与等级都是公式，随评分表变化；下拉框和空格由人填写。这几列不打印。",
  headings: { category: "项目", maximum: "分值", final: "综合得分", veto: "直接定级的情形", state: "是否存在" },
  total: "合计",
  atMost: (points: string) => `不超过${points}分`,
  share: "权重",
  rounding: "定级取整",
  yes: "是",
  no: "否",
  unknown: "未确认",
  unfinished: "未填完",
  notBegun: (label: string) => `未${label}`,
  otherVeto: "其他情形（请写明）：",
  level: "分类定级结果",
  provisional: "暂定等级（按自评）",
  ungraded: "未定级",
  proposed: "按已有材料可能是",
  reason: "定级理由",
  excess: "超出分值的项数",
  offer: "自评结果（供填表参考）",
  letter: "等次",
  agreement: "各方是否一致",
  agreed: "一致",
  differing: "不一致",
  ownLevel: "各方所定等次",
  suggestedShare: "建议权重（文件写“可占”，可改）",
  suggestion: "建议等次（仅供参考）",
  suggestionRule:
    "算法：从最好的等次起，把各方各项评到该等次及以上的比重按建议权重累加，先达到一半的等次即为建议；等次不折算成分数，结果由上级党组织研究确定。",
  ownResult: (total: string) => `${total}分，其中：`,
  excessMark: "有超分项",
  rounded: "，定级取整（先把总分四舍五入到整数）",
  roundingMessage: "请选择“是”或“否”。选“是”时先把总分四舍五入到整数再定级；文件未作规定，默认“否”。",
  stateMessage: "请选择“是”、“否”或“未确认”。",
  provisionalNote: "仅供参考，以上级考评后的结果为准。",
  vetoed: "，存在直接定级的情形",
  awaiting: "，尚不能定级",
  changed: "公示后变更",
  changedFrom: (before: string, after: string, place: string) =>
    `公示等次为${before}，经核实变更为${after}；问题、核实情况和理由见${place}。`,
  changedMark: "（公示后变更）",
  indicators: "文件的数值要求（据实填写，供对照，不影响等次）",
  actual: "实际",
  reached: "达到",
  notReached: "未达到",
  notEntered: "未填",
  reachedHeading: "是否达到",
  checkCode: "核对码",
  signOff: signOffLabels,
} as const;

/** Column headings of the parties on the drawn sheet. */
export const partyHeadings: Readonly<Record<Party, string>> = {
  self: "自评得分",
  review: "考评得分",
  members: "党员评议得分",
  peers: "互评得分",
  public: "群众评议得分",
  clients: "服务对象评议得分",
  score: "得分",
};

/** 「得分与定级」: a block of sums, level, vetoes and sign-off for every branch. */
export const resultSheet: OwnSheetDescription = {
  id: "result",
  title: "得分与定级",
  isDistinctive: true,
  marks: [
    resultWords.branch,
    resultWords.level,
    resultWords.headings.veto,
    resultWords.headings.state,
    resultWords.checkCode,
    ...resultWords.signOff.slice(0, 2),
  ],
};
