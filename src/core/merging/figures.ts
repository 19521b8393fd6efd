import type { Party } from "../schemes/types";
import type { SubmittedEvaluation } from "./submitted";

/** What the sum of a party's categories, and the level it states, are called on drawn sheets. */
export const partyTotalWord = "合计";
export const partyLevelWord = "等次";

/** "合计 88；领导班子好 18；…": a party's figures in one cell, for a content that has no row of its own. */
export function figuresText({ total, level, categories }: SubmittedEvaluation): string {
  const figures: (readonly [string, number | string | null])[] = [
    [partyTotalWord, total],
    [partyLevelWord, level],
    ...Object.entries(categories),
  ];
  return figures
    .flatMap(([what, value]) => (value === null ? [] : [`${what.replace(/\s+/g, "")} ${value}`]))
    .join("；");
}

/** Reads `figuresText` back. */
export function readFigures(text: string, party: Party): SubmittedEvaluation {
  let total: number | null = null;
  let level: string | null = null;
  const categories: Record<string, number | string | null> = {};
  for (const entry of text.split("；")) {
    const match = /^(.+) (\S+)$/.exec(entry.trim());
    if (!match) continue;
    const [, what = "", word = ""] = match;
    const number = /^-?\d+(?:\.\d+)?$/.test(word) ? Number(word) : null;
    if (what === partyTotalWord) total = number;
    else if (what === partyLevelWord) level = word;
    else categories[what] = number ?? word;
  }
  return { party, isComplete: isComplete(total, categories), total, level, categories };
}

/** Numbers are complete when they make a total; letters when every category has one. */
export function isComplete(total: number | null, categories: SubmittedEvaluation["categories"]): boolean {
  const values = Object.values(categories);
  return total !== null || (values.length > 0 && values.every((value) => typeof value === "string"));
}
