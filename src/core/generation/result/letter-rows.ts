import type { SheetBuilder } from "../../design/sheet-builder";
import { decimal, sum, type Big } from "../../workbook/decimal";
import type { BranchResult, Evaluation } from "../../model/branch";
import { statedByParty } from "../../records/stated";
import type { Party } from "../../schemes/types";
import { quoteSheetName, rangeToA1, toA1 } from "../../workbook/address";
import { cellText } from "../../workbook/grid";
import { cellAt, type Cell } from "../../workbook/snapshot";
import { partyHeadings, resultWords as words } from "../../own-sheets/result/description";

/** A column of the block: a party's letters, or level words. */
interface LetterColumn {
  readonly party: Party;
  readonly column: number;
  readonly evaluation: Evaluation | undefined;
}

interface LetterBlock {
  readonly builder: SheetBuilder;
  readonly branch: BranchResult;
  readonly letters: readonly string[];
  readonly parties: readonly LetterColumn[];
  /** The block's last column: whether the parties agree. */
  readonly last: number;
  /** Shares that a person typed over the suggested ones, by party. */
  readonly keptShares: Readonly<Partial<Record<Party, number>>>;
}

export function letterHeading(party: Party): string {
  return party === "score" ? words.letter : partyHeadings[party].replace("得分", "");
}

/**
 * The rows of a branch that is graded by letters: each party's letters side by side, live, whether they
 * agree, and, where the document suggests shares, a suggestion that says how it was found. Letters have
 * no numbers: nothing is averaged, and the result stays the authority's. Returns the next row.
 */
export function drawLetterRows(block: LetterBlock, top: number): number {
  const { branch, builder, parties, last } = block;
  let row = top;
  for (const category of branch.categories) {
    builder.put(row, 0, category.name, "label", { columns: 2 });
    for (const party of parties) builder.put(row, party.column, letterCell(party, category.name), "center");
    fillGap(block, row);
    builder.put(row, last, agreement(block, row, category.name), "center");
    row++;
  }
  const bottom = row - 1;
  builder.put(row, 0, words.ownLevel, "label", { columns: 2 });
  for (const { evaluation, column } of parties) {
    builder.put(row, column, (evaluation && statedByParty(branch, evaluation)) ?? "", "center");
  }
  fillGap(block, row);
  builder.put(row++, last, null, "center");
  return branch.scheme.suggestedWeights ? drawSuggestion(block, row, top, bottom) : row;
}

/** Columns that other blocks of the sheet need and this one does not. */
function fillGap({ builder, parties, last }: LetterBlock, row: number): void {
  const first = (parties.at(-1)?.column ?? 1) + 1;
  for (let column = first; column < last; column++) builder.put(row, column, null, "center");
}

function letterOf({ evaluation }: LetterColumn, category: string): string | null {
  return evaluation?.letters.get(category) ?? null;
}

function letterCell(column: LetterColumn, category: string): Cell {
  const score = column.evaluation?.scores.find((s) => s.category === category);
  if (!column.evaluation || !score) return { value: words.unfinished };
  const reference = `${quoteSheetName(column.evaluation.sheet.sheet.name)}!${toA1(score.cell)}`;
  const { entry } = score;
  const shown = entry.kind === "letter" ? entry.letter : entry.kind === "not-a-number" ? entry.text : words.unfinished;
  const typed = cellText(cellAt(column.evaluation.sheet.sheet, score.cell.row, score.cell.column));
  // 较好 typed for B: a reference would show the word, which no count of letters finds.
  if (entry.kind === "letter" && typed !== shown) return { value: shown };
  return { value: shown, formula: `IF(${reference}="","${words.unfinished}",${reference})` };
}

function agreement({ parties }: LetterBlock, row: number, category: string): Cell | null {
  if (parties.length < 2) return null;
  const range = rangeToA1({
    top: row,
    bottom: row,
    left: parties[0]?.column ?? 0,
    right: parties.at(-1)?.column ?? 0,
  });
  const first = toA1({ row, column: parties[0]?.column ?? 0 });
  const given = parties.map((p) => letterOf(p, category));
  const value = given.includes(null) ? words.unfinished : new Set(given).size === 1 ? words.agreed : words.differing;
  return {
    value,
    formula: `IF(COUNTIF(${range},"${words.unfinished}")>0,"${words.unfinished}",IF(COUNTIF(${range},${first})=${parties.length},"${words.agreed}","${words.differing}"))`,
  };
}

/** The letter that half of the shares reach or surpass, over all standards: an order is all it needs. */
function drawSuggestion(block: LetterBlock, top: number, first: number, last: number): number {
  const { builder, branch, parties, keptShares } = block;
  const suggested = branch.scheme.suggestedWeights ?? [];
  const shares = parties.map(({ party }) => keptShares[party] ?? suggested.find((w) => w.party === party)?.share ?? 0);
  builder.put(top, 0, words.suggestedShare, "label", { columns: 2 });
  parties.forEach(({ column }, i) => builder.put(top, column, shares[i] ?? 0, "inputPercent"));
  fillGap(block, top);
  builder.put(top, block.last, null, "center");
  builder.put(top + 1, 0, words.suggestion, "label", { columns: 2 });
  builder.put(top + 1, 2, suggestionCell(block, top, first, last, shares.map(decimal)), "center");
  builder.put(top + 1, 3, words.suggestionRule, "text", { columns: block.last - 2 });
  builder.atLeast(top + 1, 34);
  return top + 2;
}

function suggestionCell(
  block: LetterBlock,
  shareRow: number,
  first: number,
  last: number,
  shares: readonly Big[],
): Cell {
  const { branch, parties, letters } = block;
  const categories = branch.categories.map((c) => c.name);
  const range = (column: number): string => rangeToA1({ top: first, bottom: last, left: column, right: column });
  const area = rangeToA1({
    top: first,
    bottom: last,
    left: parties[0]?.column ?? 0,
    right: parties.at(-1)?.column ?? 0,
  });
  const share = (column: number): string => toA1({ row: shareRow, column });
  const half = `ROUND((${parties.map((p) => share(p.column)).join("+")})*${categories.length}/2,6)`;
  const reached = (count: number): string =>
    parties
      .map(({ column }) => {
        const counts = letters.slice(0, count).map((letter) => `COUNTIF(${range(column)},"${letter}")`);
        return `${share(column)}*(${counts.join("+")})`;
      })
      .join("+");
  const chain = letters
    .slice(0, -1)
    .reduceRight(
      (rest, letter, i) => `IF(ROUND(${reached(i + 1)},6)>=${half},"${letter}",${rest})`,
      `"${letters.at(-1) ?? ""}"`,
    );
  return {
    value: suggestedLetter(block, categories, shares) ?? words.unfinished,
    formula: `IF(COUNTIF(${area},"${words.unfinished}")>0,"${words.unfinished}",${chain})`,
  };
}

function suggestedLetter(
  { parties, letters }: LetterBlock,
  categories: readonly string[],
  shares: readonly Big[],
): string | null {
  const half = sum(shares).times(categories.length).div(2);
  const given = parties.map((p) => categories.map((category) => letterOf(p, category)));
  if (given.some((all) => all.includes(null))) return null;
  let reached = decimal(0);
  for (const letter of letters) {
    given.forEach((all, i) => {
      reached = reached.plus((shares[i] ?? decimal(0)).times(all.filter((l) => l === letter).length));
    });
    if (reached.gte(half)) return letter;
  }
  return null;
}
