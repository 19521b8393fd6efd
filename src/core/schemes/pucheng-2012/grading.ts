import { fiveGoods } from "../five-goods";
import type { ScoringForm } from "../types";

/** Three parties choose one of four words by five criteria; the document prints neither points nor shares. */
export const grading: ScoringForm = {
  kind: "scoring",
  id: "grading",
  titles: ["支部（总支）分类定级评议表", "党组织分类定级评议表", "支部分类定级表", "基层学校党组织分类定级表"],
  clause: "三、1（3）分类定级",
  isOurLayout: true,
  notes: [
    "采取“党组织自评、党员群众评议、上级党组织评定”的方法，按照“强、较强、一般、薄弱”四个等级，对照标准进行分类定级，定级结果在一定范围内公布。",
    "公布范围：　　　　　　　　公布时间：",
  ],
  unitLine: null,
  orientation: "portrait",
  headings: {
    category: [],
    text: ["评价标准", "分类定级评价标准", "标准", "评价内容"],
    maximum: [],
    parties: [
      { party: "self", headings: ["党组织自评", "支部自评"] },
      { party: "members", headings: ["党员群众评议"] },
      { party: "review", headings: ["上级党组织评定", "上级评定"] },
    ],
  },
  sumRows: { level: "评定等级" },
  resultLine: "定级结果",
  rubric: { total: null, letters: ["强", "较强", "一般", "薄弱"], categories: fiveGoods },
};
