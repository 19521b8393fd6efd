import type { Category } from "./types";

/** 领导班子好、党员队伍好、工作机制好、工作业绩好、群众反映好: five criteria without text or points. */
const criteria: readonly { readonly name: string; readonly matchWords: readonly string[] }[] = [
  { name: "领导班子好", matchWords: ["班子", "书记", "支委"] },
  { name: "党员队伍好", matchWords: ["党员队伍", "发展党员", "积极分子", "党费", "先锋模范"] },
  { name: "工作机制好", matchWords: ["机制", "制度", "三会一课", "组织生活", "民主评议", "党务公开"] },
  { name: "工作业绩好", matchWords: ["业绩", "实绩", "创先争优", "表彰"] },
  { name: "群众反映好", matchWords: ["群众", "满意"] },
];

/** Category and item in one: each takes a word for the level. */
export const fiveGoods: readonly Category[] = criteria.map(({ name, matchWords }) => ({
  name,
  maximum: null,
  items: [{ number: null, text: name, maximum: null, kind: "score", options: null, matchWords }],
}));
