import type { Scheme } from "../types";
import { ballot } from "./ballot";
import { publicity } from "./publicity";
import { scoring } from "./scoring";
import { gradingDetail, gradingSummary, poorDetail, poorList } from "./summaries";

/**
 * A city's plan after 吉组通字〔2012〕18号; the text names neither city nor number of its own. It weighs
 * no party: the superior decides the level from the quantitative review and the branch's own opinion.
 */
export const jilin2012: Scheme = {
  id: "jilin-2012",
  title: "关于做好全市基层党组织分类定级工作的实施方案",
  issuer: "市委组织部",
  document: "吉组通字〔2012〕18号",
  levels: [
    { name: "好", aliases: [], from: 90, to: null, action: "总结宣传" },
    { name: "较好", aliases: [], from: 80, to: 89, action: null },
    { name: "一般", aliases: [], from: 60, to: 79, action: null },
    { name: "较差", aliases: [], from: null, to: null, action: "逐一帮助研究整改措施" },
  ],
  levelsClause: "二、分类标准",
  weights: [],
  vetoes: [],
  hasOpenVetoes: false,
  forms: [scoring, ballot, publicity, gradingSummary, gradingDetail, poorList, poorDetail],
  categoryAliases: {},
  rectificationIsOpen: true,
  stages: [
    { name: "调查摸底", text: "3月中旬至下旬", from: "2012-03-11", to: "2012-03-31", clause: "三（一）" },
    { name: "分类定级", text: "3月下旬至4月上旬", from: "2012-03-21", to: "2012-04-10", clause: "三（二）" },
    { name: "提出整改提高意见", text: "4月上旬至中旬", from: "2012-04-01", to: "2012-04-20", clause: "三（三）" },
    { name: "汇总上报评级结果", text: "4月中旬至下旬", from: "2012-04-11", to: "2012-04-30", clause: "三（四）" },
  ],
  deadlines: [
    {
      what: "按各直属机关党组织所在协作区上报市直机关工委",
      text: "4月15日前",
      date: "2012-04-15",
      clause: "转发通知",
    },
  ],
};
