import { fiveGoods } from "../five-goods";
import type { ScoringForm } from "../types";

/** The document grades by five criteria on three levels and names no party, no points and no columns. */
export const grading: ScoringForm = {
  kind: "scoring",
  id: "grading",
  titles: ["党支部分类定级表", "全校党支部分类定级表", "党支部分类定级登记表"],
  clause: "四、2 调查摸底，分类定级",
  isOurLayout: true,
  notes: [
    "按照“领导班子好、党员队伍好、工作机制好、工作业绩好、群众反映好”的标准，对全校的党支部进行分类定级。",
    "根据分类定级的结果，按照“巩固一个、推动一个、整顿一个”的要求，指导后进基层党组织明确整改目标、责任和时限，确定帮扶工作重点。",
  ],
  unitLine: null,
  orientation: "portrait",
  headings: {
    category: [],
    text: ["分类定级标准", "标准", "评价标准"],
    maximum: [],
    parties: [{ party: "score", headings: ["评定情况", "评定", "等次", "等级"] }],
  },
  resultLine: "分类定级结果",
  rubric: { total: null, letters: ["先进", "一般", "后进"], categories: fiveGoods },
};
