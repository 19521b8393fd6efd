import type { Category, Criterion } from "./types";

/**
 * The seven indicators that several documents of 2012 grade by: 党组织带头人、工作思路、工作制度、
 * 活动阵地、保障机制、工作业绩、群众评价. None of them prints how many points each is worth.
 */
const indicators: readonly Pick<Criterion, "text" | "aliases" | "keywords" | "matchWords">[] = [
  {
    text: "党组织带头人",
    aliases: ["党组织带头人好", "有一个好的党组织带头人", "一个好的带头人", "好的带头人"],
    keywords: ["带头人", "班子"],
    matchWords: ["带头人", "班子", "书记", "支委"],
  },
  {
    text: "工作思路",
    aliases: ["工作思路好", "发展思路", "一个好的发展思路", "有一个好的工作思路"],
    keywords: ["思路"],
    matchWords: ["思路", "规划", "计划"],
  },
  {
    text: "工作制度",
    aliases: ["工作制度好", "一个好的工作制度", "有一个好的工作制度"],
    keywords: ["制度"],
    matchWords: ["制度", "三会一课", "组织生活", "民主评议", "党务公开"],
  },
  {
    text: "活动阵地",
    aliases: ["活动阵地好", "一个好的活动阵地", "有一个好的活动阵地"],
    keywords: ["阵地", "场所"],
    matchWords: ["阵地", "场所", "活动室", "远程教育"],
  },
  {
    text: "保障机制",
    aliases: ["保障机制好", "一个好的保障机制", "有一个好的保障机制"],
    keywords: ["保障"],
    matchWords: ["保障", "经费"],
  },
  {
    text: "工作业绩",
    aliases: ["工作业绩好", "工作实绩"],
    keywords: ["业绩", "实绩"],
    matchWords: ["业绩", "实绩", "增收", "项目", "任务"],
  },
  {
    text: "群众评价",
    aliases: ["群众评价好", "群众反映", "群众反映好", "群众满意"],
    keywords: ["群众"],
    matchWords: ["群众", "满意", "评价"],
  },
];

export const indicatorNames: readonly string[] = indicators.map((indicator) => indicator.text);

/** Each indicator is category and item in one; `wordings` replaces what a document calls them in its own text. */
export function sevenIndicators(
  maxima: readonly number[] | null,
  wordings: readonly string[] = indicatorNames,
  numbers: readonly string[] | null = null,
): readonly Category[] {
  return indicators.map((indicator, i): Category => {
    const maximum = maxima?.[i] ?? null;
    const text = wordings[i] ?? indicator.text;
    return {
      name: indicator.text,
      maximum,
      items: [
        {
          ...indicator,
          number: numbers?.[i] ?? null,
          text,
          aliases: [indicator.text, ...(indicator.aliases ?? [])].filter((alias) => alias !== text),
          maximum,
          kind: "score",
          options: null,
        },
      ],
    };
  });
}
