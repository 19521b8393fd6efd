import { sevenIndicators } from "../seven-indicators";
import type { ScoringForm } from "../types";

/** The report's headings and points, word for word; its paragraphs are each branch's own. */
export const selfReport: ScoringForm = {
  kind: "scoring",
  id: "self-report",
  titles: ["党支部分类定级自查报告", "分类定级自查报告", "基层党组织分类定级自查报告"],
  clause: "自查报告",
  isOurLayout: false,
  notes: [],
  unitLine: null,
  orientation: "portrait",
  headings: {
    category: [],
    text: ["分类定级指标", "指标", "自查内容", "项目"],
    maximum: ["满分", "分值", "标准分"],
    parties: [{ party: "self", headings: ["自评", "自评分", "自评得分"] }],
  },
  inText: {
    maximum: ["满分"],
    parties: [
      { party: "self", words: ["自评"] },
      { party: "review", words: ["考评", "考核", "复核", "核定"] },
    ],
  },
  rubric: {
    total: 100,
    letters: null,
    categories: sevenIndicators(
      [15, 10, 10, 10, 10, 20, 25],
      [
        "班子团结，有一个好的党组织带头人",
        "支部工作思路明确清晰",
        "党建工作制度完善，严格执行好",
        "具有完善的活动阵地",
        "保障工作健全，得力",
        "积极落实党建工作，业绩良好",
        "群众满意，反映良好",
      ],
      ["一", "二", "三", "四", "五", "六", "七"],
    ),
  },
};
