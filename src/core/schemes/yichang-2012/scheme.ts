import type { Scheme } from "../types";
import { fiveParty } from "./five-party";

/** A school branch's report: five levels and five parties, and no score or level given. */
export const yichang2012: Scheme = {
  id: "yichang-2012",
  title: "调查摸底和分类定级工作自查情况报告",
  issuer: "宜昌市第三中学党总支",
  document: "",
  levels: [
    { name: "很好", aliases: [], from: null, to: null, action: null },
    { name: "好", aliases: [], from: null, to: null, action: null },
    { name: "较好", aliases: [], from: null, to: null, action: null },
    { name: "一般", aliases: [], from: null, to: null, action: null },
    { name: "差", aliases: [], from: null, to: null, action: null },
  ],
  levelsClause: "自查情况报告",
  weights: [],
  vetoes: [],
  hasOpenVetoes: false,
  forms: [fiveParty],
  categoryAliases: {},
  stages: [],
  deadlines: [],
};
