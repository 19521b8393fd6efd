import type { Party } from "../schemes/types";
import { partyWords } from "../schemes/words";
import { cached } from "../text/cached";
import { fold } from "../text/fold";
import { partyInText } from "./parties";
import { sumRow } from "./sum-rows";

/** A total that words state, with whose it is. */
export interface SaidSum {
  /** null where the words name none. */
  readonly party: Party | null;
  /** The total of all parties together: 综合得分. */
  readonly isWhole: boolean;
  readonly value: number;
}

/** 自评得分：100分, 综合得分为83.8: a label, a sign that it is answered, a number that is neither a limit nor a share. */
const SAID =
  /([\u4e00-\u9fa5]{2,12}?)(?:\([^()]{0,20}\))?(?::|为|是)(\d+(?:\.\d+)?)(?![\d.%])(?!分?(?:以|及|或|至|到|含|制|\(|[-–—~/×*+%<>≥≤]))/g;

/** 自评得分, 上级党组织考评得分: what stands before the party is no category. */
const PARTYS_TOTAL = new RegExp(
  `^(?:本|我|该)?(?:上一?级)?(?:党支部|支部|党总支|总支|党组织|党委|单位|学校|组织)?(?:${partyWords.flatMap((p) => p.words).join("|")})[^得总合成]{0,3}(?:得分|总分|合计|总计|成绩)$`,
);

/** A line of running text or of several statements; longer ones tell how to score. */
const LONGEST_LINE = 80;

/**
 * Totals that a line states in words: 自评得分：100分　考评得分：73分　综合得分：83.8分. 总分：100分 alone may be the points to be
 * had, and is none.
 */
export const saidSums: (text: string) => readonly SaidSum[] = cached((text) => {
  if (text.length > LONGEST_LINE) return [];
  // Entries of one line lie some blanks apart.
  const entries = fold(text.replace(/[\s\u3000]{2,}|\u3000/g, ";"));
  return [...entries.matchAll(SAID)].flatMap((match): readonly SaidSum[] => {
    const label = (match[1] ?? "").replace(/^分/, "");
    const row = sumRow(label);
    const party = partyInText(label);
    const isWhole = row?.kind === "total" && row.isWhole;
    const isPartys = party !== null && PARTYS_TOTAL.test(label);
    const isScored = row?.kind === "total" && /得分|评分|成绩/.test(label);
    return isWhole || isPartys || isScored ? [{ party, isWhole, value: Number(match[2]) }] : [];
  });
});
