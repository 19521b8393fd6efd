import type { Evaluation, ItemScore } from "../../model/branch";
import { isScattered } from "../../model/recognised-sheet";
import { resultWords as words } from "../../own-sheets/result/description";
import { scoreAreas, sumFormula } from "../../records/sum-formulas";
import type { Category, Party } from "../../schemes/types";
import { asTotal, isExtraCategory } from "../../scoring/points";
import { plainNumber } from "../../text/numbers";
import { rangeToA1 } from "../../workbook/address";
import { decimal, type Big } from "../../workbook/decimal";
import type { Cell } from "../../workbook/snapshot";
import { FIRST_PARTY, type BlockPage, type BlockParty } from "./block-page";

export interface Totals {
  readonly row: number;
  readonly values: ReadonlyMap<Party, number | null>;
  readonly final: number | null;
}

export interface Rounding {
  readonly cell: string;
  readonly isOn: boolean;
}

export function categorySum(party: BlockParty, category: string): Cell {
  const { evaluation } = party;
  return evaluation ? sumFormula(evaluation, category, evaluation.sheet.sheet.name) : { value: words.unfinished };
}

export function drawCategory(page: BlockPage, category: Category): void {
  page.put(0, category.name, "label");
  page.put(1, category.maximum, "score");
  for (const party of page.parties) page.put(party.column, categorySum(party, category.name), "score");
  page.put(page.last, weightedCell(page, page.row, categoryValue(page, category.name)), "score");
  page.next();
}

/** The value the sheet's formula will have: what is typed as text does not count for SUM. */
export function categoryValue(page: BlockPage, category: string): Big | null {
  if (!page.isWeighted) return null;
  const cells = page.parties.map((p) => categorySum(p, category));
  return cells.every((c) => typeof c.value === "number")
    ? weigh(page.parties.map((p, i) => [p.share ?? 0, cells[i]?.value as number]))
    : null;
}

function weightedCell(page: BlockPage, row: number, value: Big | null): Cell | null {
  if (!page.isWeighted) return null;
  const cells = page.parties.map((p) => page.at(row, p.column));
  const product = page.parties.map((p, i) => `${cells[i]}*${p.share}`).join("+");
  return {
    value: value === null ? words.unfinished : value.toNumber(),
    formula: `IF(COUNT(${cells.join(",")})<${cells.length},"${words.unfinished}",ROUND(${product},4))`,
  };
}

/** Says beside a total why it may be less than what stands above it; null where nothing limits it. */
function limitText(page: BlockPage): string | null {
  const ceiling = page.parties[0]?.evaluation?.sheet.rubric.ceiling;
  return ceiling === undefined ? null : words.atMost(plainNumber(ceiling));
}

/** The row 合计, beside it for the screen 超出分值的项数; gives what the levels are computed from. */
export function drawTotals(page: BlockPage, top: number, categories: readonly Category[]): Totals {
  const totalRow = page.row;
  const values = new Map<Party, number | null>();
  const shared = categories.filter((c) => !isExtraCategory(c));
  const maximum = shared.some((c) => c.maximum === null) ? null : shared.reduce((n, c) => n + (c.maximum ?? 0), 0);
  page.put(0, words.total, "label");
  page.put(1, maximum, "scoreStrong");
  for (const party of page.parties) {
    const range = rangeToA1({ top, left: party.column, bottom: totalRow - 1, right: party.column });
    const excess = page.at(totalRow, excessColumn(page, party));
    const sums = categories.map((c) => categorySum(party, c.name).value);
    const isFilled = sums.every((v) => typeof v === "number");
    const excessCount = party.evaluation ? countExcess(party.evaluation) : 0;
    const added = isFilled ? sums.reduce((n: Big, v) => n.plus(v), decimal(0)) : null;
    const { ceiling } = party.evaluation?.sheet.rubric ?? {};
    const sum = added && asTotal({ ceiling }, added);
    values.set(party.party, sum && excessCount === 0 ? sum.toNumber() : null);
    page.put(
      party.column,
      {
        value: sum === null ? words.unfinished : excessCount > 0 ? words.excessMark : sum.toNumber(),
        formula: `IF(COUNT(${range})<${categories.length},"${words.unfinished}",IF(${excess}>0,"${words.excessMark}",${ceiling === undefined ? `SUM(${range})` : `MIN(${ceiling},SUM(${range}))`}))`,
      },
      "scoreStrong",
    );
  }
  const numbers = page.parties.map((p) => values.get(p.party) ?? null);
  const final =
    page.isWeighted && numbers.every((n) => n !== null)
      ? weigh(page.parties.map((p, i) => [p.share ?? 0, numbers[i] as number]))
      : null;
  page.put(page.last, weightedCell(page, totalRow, final) ?? limitText(page), "scoreStrong");
  page.put(page.screen, words.excess, "label");
  for (const party of page.parties) {
    const { evaluation } = party;
    page.put(excessColumn(page, party), evaluation ? excessCell(evaluation) : { value: 0 }, "count");
  }
  page.next();
  return { row: totalRow, values, final: final?.toNumber() ?? null };
}

function excessColumn({ screen }: BlockPage, { column }: BlockParty): number {
  return screen + 1 + column - FIRST_PARTY;
}

/** 0.4 → "40%". */
export function shareText(share: number): string {
  return `${plainNumber(share * 100)}%`;
}

export function drawShares(page: BlockPage): void {
  if (!page.isWeighted) return;
  page.put(0, words.share, "label");
  page.put(1, null, "score");
  for (const { column, share } of page.parties) page.put(column, shareText(share ?? 0), "center");
  page.put(page.last, shareText(1), "center");
  page.next();
}

/**
 * The cell that switches the reading of the bands, for the screen beside the next row: the reason says so on paper when it
 * is on. Null for schemes that print no numbers.
 */
export function drawRounding(page: BlockPage): Rounding | null {
  if (!page.isWeighted) return null;
  const isOn = page.branch.roundsFirst;
  const column = page.screen + 1;
  page.put(page.screen, words.rounding, "label");
  page.put(column, isOn ? words.yes : words.no, "inputCenter");
  page.builder.validate({
    range: { top: page.row, left: column, bottom: page.row, right: column },
    rule: { kind: "list", options: [words.no, words.yes] },
    title: words.rounding,
    message: words.roundingMessage,
  });
  return { cell: page.at(page.row, column), isOn };
}

function weigh(parts: readonly (readonly [share: number, value: number])[]): Big {
  return parts.reduce((total: Big, [share, value]) => total.plus(decimal(value).times(share)), decimal(0)).round(4, 1);
}

/** Numbers that lie outside 0…maximum, of a deduction in either sign; text and blanks are counted by the sums. */
function countExcess(evaluation: Evaluation): number {
  return evaluation.scores.filter(({ entry, criterion: { kind, maximum } }) => {
    if (entry.kind !== "score" || entry.isText) return false;
    const value = kind === "deduction" ? entry.value.abs() : entry.value;
    return value.lt(0) || (maximum !== null && value.gt(maximum));
  }).length;
}

/** Counts the same by COUNTIF over runs of items with one maximum. */
function excessCell(evaluation: Evaluation): Cell {
  if (isScattered(evaluation.column)) return { value: countExcess(evaluation) };
  const { column } = evaluation.column;
  const count = (scores: readonly ItemScore[], condition: string): readonly string[] =>
    scoreAreas(
      scores.map((s) => s.cell.row),
      column,
      evaluation.sheet.sheet.name,
    ).map((area) => `COUNTIF(${area},"${condition}")`);
  const isLoss = (s: ItemScore): boolean => s.criterion.kind === "deduction" || evaluation.column.isDeduction === true;
  const maxima = [...new Set(evaluation.scores.flatMap((s) => s.criterion.maximum ?? []))];
  const above = maxima.flatMap((maximum) => {
    const scores = evaluation.scores.filter((s) => s.criterion.maximum === maximum);
    return [...count(scores, `>${maximum}`), ...count(scores.filter(isLoss), `<-${maximum}`)];
  });
  const below = count(
    evaluation.scores.filter((s) => !isLoss(s)),
    "<0",
  );
  return { value: countExcess(evaluation), formula: [...above, ...below].join("+") };
}
