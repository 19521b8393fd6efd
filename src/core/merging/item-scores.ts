import { itemScoresTable } from "../own-sheets/item-scores/description";
import { keptText, readOwnTable } from "../own-sheets/read-table";
import type { Evaluation } from "../model/branch";
import type { OwnSheet } from "../model/recognised-sheet";
import { criterionLabel } from "../rules/rule";
import type { Party, Rubric } from "../schemes/types";
import { readNumber } from "../text/numbers";
import { oneLine } from "../text/fold";
import { oncePer } from "../text/once-per";
import { cellText } from "../workbook/grid";
import type { MergedBranch } from "./merge-result";
import type { SubmittedItem, SubmittedItems } from "./submitted";

/** The parties whose items are held against each other. */
export const comparedParties = ["self", "review"] as const satisfies readonly Party[];
export type ComparedParty = (typeof comparedParties)[number];

/** What each item of a rubric is called; one list for all sheets of a rubric. */
const heads = oncePer((rubric: Rubric): readonly SubmittedItem[] =>
  rubric.categories.flatMap(({ name, items }) =>
    items.map((item) => ({ label: criterionLabel(item), category: oneLine(name), maximum: item.maximum })),
  ),
);

/** The points of a party's items; undefined for letters, and for parties that are not compared. */
export function submittedItems({ party, sheet, scores }: Evaluation): SubmittedItems | undefined {
  if (!(comparedParties as readonly Party[]).includes(party) || sheet.rubric.letters) return undefined;
  const byCriterion = new Map(scores.map((s) => [s.criterion, s]));
  const points = sheet.rubric.categories.flatMap(({ items }) =>
    items.map((item) => {
      const score = byCriterion.get(item);
      return score?.isValid && score.entry.kind === "score" ? score.entry.value.toNumber() : null;
    }),
  );
  return { heads: heads(sheet.rubric), scores: points };
}

/** The items that a merge's own sheets list, by the number of the branch in its detail. */
export function itemsOnSheets(
  sheets: readonly OwnSheet[],
): ReadonlyMap<number, Readonly<Record<ComparedParty, SubmittedItems>>> {
  const found = new Map<number, { heads: SubmittedItem[]; self: (number | null)[]; review: (number | null)[] }>();
  for (const { sheet } of sheets) {
    for (const row of readOwnTable(sheet, itemScoresTable)?.rows ?? []) {
      const number = row.cells.get("number")?.value;
      if (typeof number !== "number") continue;
      const own = found.get(number) ?? { heads: [], self: [], review: [] };
      found.set(number, own);
      const points = (id: "maximum" | ComparedParty): number | null => readNumber(cellText(row.cells.get(id)));
      own.heads.push({ label: keptText(row, "item"), category: keptText(row, "category"), maximum: points("maximum") });
      for (const party of comparedParties) own[party].push(points(party));
    }
  }
  return new Map(
    [...found].map(([number, own]) => [
      number,
      { self: { heads: own.heads, scores: own.self }, review: { heads: own.heads, scores: own.review } },
    ]),
  );
}

/** One item of a branch with what both parties gave. */
export interface ComparedItem extends SubmittedItem {
  /** The same for this item of every branch under the rubric, though items of a category may be called alike. */
  readonly key: string;
  readonly self: number | null;
  readonly review: number | null;
}

/** A branch's items in the rubric's order, with the points of the contents that count. */
export function comparedItems({ contents }: Pick<MergedBranch, "contents">): readonly ComparedItem[] {
  const items = new Map<string, ComparedItem>();
  for (const party of comparedParties) {
    const own = contents.find((c) => c.id === `party:${party}`)?.items;
    const alike = new Map<string, number>();
    own?.heads.forEach((head, i) => {
      const name = `${head.category} ${head.label}`;
      const nth = (alike.get(name) ?? 0) + 1;
      alike.set(name, nth);
      const key = `${name} ${nth}`;
      const known = items.get(key) ?? { ...head, key, self: null, review: null };
      items.set(key, { ...known, [party]: own.scores[i] ?? null });
    });
  }
  return [...items.values()];
}
