import type { Scheme } from "../types";
import { commitments } from "./commitments";
import { grading } from "./grading";

/** 蒲城县教育局: four words, three parties, no numbers. */
export const pucheng2012: Scheme = {
  id: "pucheng-2012",
  title: "关于在创先争优活动中开展基层组织建设年的实施方案",
  issuer: "中共蒲城县教育局委员会",
  document: "蒲教党发〔2012〕4号",
  levels: [
    { name: "强", aliases: [], from: null, to: null, action: null },
    { name: "较强", aliases: [], from: null, to: null, action: null },
    { name: "一般", aliases: [], from: null, to: null, action: null },
    { name: "薄弱", aliases: [], from: null, to: null, action: null },
  ],
  levelsClause: "三、1（3）",
  weights: [],
  vetoes: [],
  hasOpenVetoes: false,
  forms: [grading, commitments],
  categoryAliases: {},
  stages: [
    {
      name: "调查摸底，分类定级",
      text: "3月上旬—4月中旬",
      from: "2012-03-01",
      to: "2012-04-20",
      clause: "三、1",
    },
    { name: "集中整改，晋位升级", text: "4月下旬—6月", from: "2012-04-21", to: "2012-06-30", clause: "三、2" },
    { name: "学习先进，创先争优", text: "7月—8月中旬", from: "2012-07-01", to: "2012-08-20", clause: "三、3" },
    { name: "分析评估，巩固成果", text: "8月中旬—9月", from: "2012-08-11", to: "2012-09-30", clause: "三、4" },
  ],
  deadlines: [],
};
