import type { Scheme } from "../types";
import { selfReport } from "./self-report";

/** A school's report after 《机关事业单位党支部分类定级参考标准》: it prints points, and neither levels nor weights. */
export const qingzhou2012: Scheme = {
  id: "qingzhou-2012",
  title: "机关事业单位党支部分类定级参考标准",
  issuer: "青州市卫生局党委",
  document: "",
  levels: [],
  levelsClause: null,
  weights: [],
  vetoes: [],
  hasOpenVetoes: false,
  forms: [selfReport],
  categoryAliases: {},
  places: ["青州"],
  stages: [],
  deadlines: [],
};
