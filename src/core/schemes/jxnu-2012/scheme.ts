import type { Scheme } from "../types";
import { grading } from "./grading";
import { progress } from "./progress";

/** 江西师范大学: three levels, five criteria, no numbers for grading. */
export const jxnu2012: Scheme = {
  id: "jxnu-2012",
  title: "关于在创先争优活动中深入开展基层组织建设年活动的实施方案",
  issuer: "中共江西师范大学委员会",
  document: "校党字〔2012〕14号",
  levels: [
    { name: "先进", aliases: [], from: null, to: null, action: "巩固" },
    { name: "一般", aliases: [], from: null, to: null, action: "推动" },
    { name: "后进", aliases: [], from: null, to: null, action: "整顿" },
  ],
  levelsClause: "二、1；四、4",
  weights: [],
  vetoes: [],
  hasOpenVetoes: false,
  forms: [grading, progress],
  categoryAliases: {},
  stages: [],
  deadlines: [],
  indicators: [
    {
      what: "每名党员的基层党组织活动经费",
      atLeast: 100,
      unit: "元",
      text: "学校每年按照每名党员不少于100元的标准落实基层党组织活动经费",
      clause: "三、7",
      ofBranch: true,
    },
    {
      what: "党支部书记每半年集中培训",
      atLeast: 1,
      unit: "次",
      text: "党支部书记每半年接受一次集中培训",
      clause: "二、2",
      ofBranch: true,
    },
    {
      what: "党支部书记每年实践活动",
      atLeast: 1,
      unit: "次",
      text: "每年参加一次实践活动",
      clause: "二、2",
      ofBranch: true,
    },
  ],
};
