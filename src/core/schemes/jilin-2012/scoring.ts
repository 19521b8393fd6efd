import { sevenIndicators } from "../seven-indicators";
import type { ScoringForm } from "../types";

/**
 * The plan names 附件1 各领域基层党组织分类定级参考标准 without printing it, and gives points to the
 * seven indicators without saying how many, only that they make 100.
 */
export const scoring: ScoringForm = {
  kind: "scoring",
  id: "scoring",
  titles: [
    "基层党组织分类定级评分表",
    "基层党组织分类定级参考标准",
    "分类定级参考标准",
    "基层党组织分类定级量化考核表",
  ],
  clause: "二、分类标准",
  isOurLayout: true,
  notes: [
    "分类定级按百分制评分的方式进行,分别赋予七项指标分值,总分为100分,90分以上为“好”,80-89分为“较好”,60-79分为“一般”,60分以下为“较差”。",
  ],
  unitLine: null,
  orientation: "portrait",
  headings: {
    category: [],
    text: ["分类定级指标", "指标", "评分指标", "考核指标", "评价指标", "项目", "分类定级指标名称"],
    maximum: ["分值", "满分", "标准分", "赋分"],
    parties: [
      { party: "self", headings: ["自评得分", "自评分", "自评"] },
      {
        party: "review",
        headings: ["考核得分", "考核分", "上级党委考核得分", "量化考核得分", "上级党委评定得分", "党委考核得分"],
      },
    ],
  },
  sumRows: { total: "合计", level: "等级" },
  resultLine: "评定等级",
  rubric: {
    total: 100,
    letters: null,
    categories: sevenIndicators(null),
    suggestedMaxima: { maxima: [15, 10, 10, 10, 10, 20, 25], source: "参照青州市一份自查报告的分值" },
  },
};
