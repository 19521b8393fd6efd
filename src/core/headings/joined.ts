import { fold } from "../text/fold";
import type { GridCell } from "../workbook/grid";
import { headingMeaning, type ColumnMeaning, type LayoutWords } from "./meaning";

/**
 * What headings of one or several lines mean together, by column. A heading over several columns shows in its first one
 * (自评 over 扣分 | 得分): what stands below it there and to the right, up to the next heading of its line, is its own.
 */
export function joinHeadings(lines: readonly (readonly GridCell[])[], words?: LayoutWords): Map<number, ColumnMeaning> {
  const meanings = new Map<number, ColumnMeaning>();
  lines.forEach((line, depth) => {
    const above = lines[depth - 1] ?? [];
    const known = new Map(meanings);
    for (const { text, column } of line) {
      const own = headingMeaning(text, words);
      if (!own) continue;
      const first = above.filter((c) => c.column <= column).at(-1)?.column ?? column;
      const isUnder = first === column || line.some((c) => c.column === first);
      meanings.set(column, isUnder ? joined(known.get(first), own) : own);
    }
  });
  return withScores(meanings, lines);
}

/** 应得分数 beside 标准分值 heads the scores where nothing else does. */
function withScores(
  meanings: Map<number, ColumnMeaning>,
  lines: readonly (readonly GridCell[])[],
): Map<number, ColumnMeaning> {
  const kinds = [...meanings.values()].map((m) => m.kind);
  if (kinds.some((k) => k === "party" || k === "deduction") || kinds.filter((k) => k === "maximum").length < 2)
    return meanings;
  for (const { text, column } of lines.flat())
    if (meanings.get(column)?.kind === "maximum" && fold(text).startsWith("应得"))
      meanings.set(column, { kind: "party", party: "score" });
  return meanings;
}

/** 自评 over 扣分 is what a party took off itself, and so is 扣分 over 自评; else the nearer heading tells. */
function joined(over: ColumnMeaning | undefined, own: ColumnMeaning): ColumnMeaning {
  if (!over || !("party" in over)) return own;
  if (!("party" in own)) return own;
  if (own.party === "score") return { kind: own.kind === "party" ? over.kind : own.kind, party: over.party };
  return own.kind === "party" && over.party === "score" ? { kind: over.kind, party: own.party } : own;
}
