import type { Scheme } from "../types";
import { branchScores, deductionLedger, scoreLedger } from "./ledgers";
import { levelStatistics } from "./level-statistics";

/** A town's summary after the county's 永组发[2012]13号. Its levels are those that the summary prints. */
export const yongxing2012: Scheme = {
  id: "yongxing-2012",
  title: "永兴县基层党组织分类定级实施方案",
  issuer: "永兴县委组织部",
  document: "永组发[2012]13号",
  levels: [
    { name: "好", aliases: [], from: 90, to: null, action: null },
    { name: "较好", aliases: [], from: 80, to: 89, action: null },
    { name: "一般", aliases: [], from: 60, to: 79, action: null },
    { name: "较差", aliases: [], from: null, to: null, action: null },
  ],
  levelsClause: "一、2",
  weights: [],
  vetoes: [],
  hasOpenVetoes: false,
  forms: [scoreLedger, deductionLedger, levelStatistics],
  variants: [branchScores],
  categoryAliases: {},
  places: ["永兴"],
  stages: [],
  deadlines: [],
};
