import type { Category, ScoringForm } from "../types";

const standards: readonly { readonly name: string; readonly matchWords: readonly string[] }[] = [
  { name: "基本组织建立好", matchWords: ["组织建立", "组织设置", "支委", "换届"] },
  { name: "基本队伍建设好", matchWords: ["队伍", "班子", "发展党员", "党费"] },
  { name: "基本活动开展好", matchWords: ["活动", "三会一课", "民主生活会"] },
  { name: "基本制度执行好", matchWords: ["制度", "管理", "党务公开"] },
  { name: "基本保障落实好", matchWords: ["保障", "经费", "活动室"] },
  { name: "工作业绩好", matchWords: ["业绩", "成绩"] },
  { name: "群众反映好", matchWords: ["群众", "满意"] },
];

const categories: readonly Category[] = standards.map(({ name, matchWords }) => ({
  name,
  maximum: null,
  items: [{ number: null, text: name, maximum: null, kind: "score", options: null, matchWords }],
}));

/** 五级五评: five parties choose one of five words by the seven criteria of 七好. */
export const fiveParty: ScoringForm = {
  kind: "scoring",
  id: "five-party",
  titles: ["党支部“五级五评”分类定级评议表", "“五级五评”评议表", "五级五评表", "五级五评统计表"],
  clause: "自查情况报告",
  isOurLayout: true,
  notes: ["按照“很好、好、较好、一般、差”五个等级，实行上级党总支、支部自评、党员评、群众评、服务对象评的“五级五评”。"],
  unitLine: null,
  orientation: "portrait",
  headings: {
    category: [],
    text: ["评议内容", "评价标准", "“七好”标准", "标准"],
    maximum: [],
    parties: [
      { party: "review", headings: ["上级党总支评", "上级党总支", "上级党组织评定"] },
      { party: "self", headings: ["支部自评", "党组织自评"] },
      { party: "members", headings: ["党员评"] },
      { party: "public", headings: ["群众评"] },
      { party: "clients", headings: ["服务对象评"] },
    ],
  },
  sumRows: { level: "评定等级" },
  resultLine: "定级结果",
  rubric: { total: null, letters: ["很好", "好", "较好", "一般", "差"], categories },
};
