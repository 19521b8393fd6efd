import type { Party } from "../schemes/types";
import {
  convertedWords,
  levelWords,
  looseLevelWords,
  subtotalWords,
  totalWords,
  wholeTotalWords,
} from "../schemes/words";
import { cached } from "../text/cached";
import { fold } from "../text/fold";
import { partyInText } from "./parties";
import { withoutTranslation } from "./translation";

/** A sum of one category, of all, or the level that they make. */
export type SumRowKind = "category-sum" | "total" | "level";

/** What the label of a row below the scores says that it states. */
export interface SumRow {
  /** `other`: worked out from the sums, and none itself (平均分, 得分率, 名次, 折算得分). */
  readonly kind: SumRowKind | "other";
  /** The party that the label names, whatever column its number stands in: 自评合计. */
  readonly party: Party | null;
  /** The result of all parties together: 综合得分. */
  readonly isWhole: boolean;
  /** 结论, 综合评价: a level stands there, or a remark. */
  readonly isLoose?: true;
}

/** Found backwards from the end, so that a long run of such words is walked once. */
const SUM_WORDS = /$(?<=((?:评定|分类|定级|总|小|合|计|得?分|等级|等次|级别|档次|结果)+))/;

/** 合计得分, 总分, 得分合计: a word for all of it and one for points, in either order; what stands before names whose. */
const TOTAL =
  /^.{0,4}(?:(?:合计|总计|共计|累计)(?:[实应]?得|评|考核|扣)?(?:分数?|分值|成绩)?|总评?(?:[实应]?得|扣)?(?:分数?|分值|成绩|积分)|(?:[实应]?得|评)?(?:分数?|分值|成绩)(?:合计|总计|共计|累计|总和|汇总)|汇总(?:得分)?)$/;

/** 总分=自评×40%+考评×60%, 实际得分=100-扣分合计=: what stands before the sign. */
const FORMULA = /^([^=]{2,10})=[^=]{0,60}[-+×*%][^=]{0,60}=?$/;

/** Reads a row's label; it may state the points to be had (合计/100分), and name the category (领导班子好小计) or how parties are weighed (最终得分（自评40%+考评60%）). */
export const sumRow: (text: string) => SumRow | null = cached((text) => {
  const formula = FORMULA.exec(fold(text))?.[1];
  // Of all parties.
  if (formula !== undefined) {
    const row = sumRow(formula);
    return row?.kind === "total" && row.party === null ? { ...row, isWhole: true } : row;
  }
  const label = withoutTranslation(fold(text))
    .replace(/\([^()]*\)/g, "")
    .replace(/(?<=[^\d:/])(?:[:/]?\d+(?:\.\d+)?分|\/\d+(?:\.\d+)?)$/, "")
    .replace(/[:：]$/, "")
    .replace(/(?<=分)(?:及|和|与|、|\/)(?:评定|考核)?(?:等[次级]|档次|定级)(?:结果)?$/, "");
  // 按检查表实得分: how an item is scored.
  if (label.length === 0 || label.length > 14 || /^(?:按|依|根据|以)/.test(label)) return null;
  // 评定等级 is the level, 自评等级 a party's.
  const party = partyInText(label.slice(0, label.length - (SUM_WORDS.exec(label)?.[1]?.length ?? 0)));
  const isNear = (w: string): boolean => label === w || (label.endsWith(w) && label.length <= w.length + 4);
  if (subtotalWords.some((w) => label === w || label.endsWith(w)))
    return { kind: "category-sum", party, isWhole: false };
  // 折合百分制得分.
  const converted = label.replace(/百分制|100分制?/, "");
  if (convertedWords.some((w) => isNear(w) || converted === w)) return { kind: "other", party, isWhole: false };
  if (wholeTotalWords.some(isNear)) return { kind: "total", party, isWhole: party === null };
  if (TOTAL.test(label) || totalWords.some(isNear)) return { kind: "total", party, isWhole: false };
  if (levelWords.some(isNear) || STARS.test(label)) return { kind: "level", party, isWhole: false };
  if (looseLevelWords.some(isNear)) return { kind: "level", party, isWhole: false, isLoose: true };
  return null;
});

/** 评定星级; 五星级 is a level itself. */
const STARS = /^(?:自评|申报|考评|复核)?(?:评定|最终|拟定)?星级$/;

/** 得分, 选手得分: what a row below all items calls its total. */
const OWN_SCORE =
  /^(?:本[表项次]?|选手|参赛|个人|单位|实际|最后|考[核评]|检查|评[定估价审]|(?:毕业)?(?:论文|设计|课题|作品)?(?:答辩|面试|笔试|测试|竞赛|比赛|考试))?(?:得分|成绩)$/;

/** Reads the label of a row that stands below the items. */
export function sumRowBelow(text: string): SumRow | null {
  const label = FORMULA.exec(fold(text))?.[1] ?? withoutTranslation(fold(text)).replace(/[:：]$/, "");
  const isOwn = OWN_SCORE.test(label);
  return sumRow(text) ?? (isOwn ? { kind: "total", party: null, isWhole: false } : null);
}

/** What a row's label sums up in the column of each party; null for the result of all parties together. */
export function sumRowKind(text: string): SumRowKind | null {
  const row = sumRow(text);
  return row === null || row.isWhole || row.kind === "other" ? null : row.kind;
}
