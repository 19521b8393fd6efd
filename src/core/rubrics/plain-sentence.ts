import { chineseNumber } from "./numbering";
import { tidyNumbers } from "./points";

/** 各星级应得的最低分数：一星级50分，二星级60分: the least points of each. */
const LEAST = /(最低(?:得分|分数|分值|分)(?:要求|标准|线)?为?:)([^。]*)/g;

/**
 * A sentence of a rubric's notes in one spelling: half width, no blanks, one kind of quotation mark,
 * comma and inequality sign, 百分之四十 as 40%. What the readers of bands and weights are written for.
 */
export function plainSentence(text: string): string {
  return tidyNumbers(text)
    .replace(/[\s\u3000\u00A0]+/g, "")
    .replace(/-+/g, "-")
    .replace(/[①-⑳□☐■☑☒✓✔√]/g, ";")
    .replace(/[“”‘’"'「」『』《》]/g, '"')
    .replace(/，/g, ",")
    .replace(/；/g, ";")
    .replace(/：/g, ":")
    .replace(/>=|≧|⩾/g, "≥")
    .replace(/<=|≦|⩽/g, "≤")
    .replace(/(?<=^|[:;。])\((\d)\)/g, "$1.")
    .replace(/百分之([一二三四五六七八九十]{1,3})/g, (all, number: string) => {
      const value = chineseNumber(number);
      return value === null ? all : `${value}%`;
    })
    .replace(LEAST, (_, lead: string, list: string) => lead + list.replace(/(\d分)(?=$|[,;、])/g, "$1以上"));
}
