import type { ColumnMeaning } from "../headings/meaning";
import type { FoundItem, ScoringSheet } from "../model/recognised-sheet";
import { fold } from "../text/fold";
import { readRate, statedRates } from "../text/rates";
import { a1, showsNumber, type GridCell, type SheetGrid } from "../workbook/grid";

type Rate = NonNullable<ScoringSheet["satisfaction"]>;

/**
 * The satisfaction rate in the row of the item that depends on it, else in the item's text, else in a line 满意率…%; null
 * where there is none, and where several are stated: which of them counts, no document says.
 */
export function findSatisfaction(
  grid: SheetGrid,
  items: readonly FoundItem[],
  scoreColumns: readonly number[],
  meanings: ReadonlyMap<number, ColumnMeaning>,
): Rate | null {
  const item = items.find((i) => i.criterion.timesSatisfactionRate !== undefined);
  if (!item) return null;
  const line = (grid.rows.get(item.row) ?? []).filter(
    (c) => c.column !== item.text.column && !scoreColumns.includes(c.column),
  );
  const beside = line.flatMap((cell) => ratesBeside(grid, cell, meanings));
  const inText = statedRates(item.foundText).map((rate) => ({ rate, cell: a1(item.text) }));
  const elsewhere = (): readonly Rate[] =>
    grid.cells.flatMap((cell) =>
      cell.row === item.row ? [] : statedRates(cell.text).map((rate) => ({ rate, cell: a1(cell) })),
    );
  const stated = [beside, inText].find((rates) => rates.length > 0) ?? elsewhere();
  return new Set(stated.map(({ rate }) => rate)).size === 1 ? (stated[0] ?? null) : null;
}

function ratesBeside(grid: SheetGrid, cell: GridCell, meanings: ReadonlyMap<number, ColumnMeaning>): readonly Rate[] {
  const isRateColumn = meanings.get(cell.column)?.kind === "rate";
  const isAsked = isRateColumn && isUnder(grid, cell, "满意");
  // 得分率 or 自评占比 is the share of another thing; so is what a column of 不满意 holds.
  if ((isRateColumn && !isAsked) || isUnder(grid, cell, "不满意")) return [];
  const stated = statedRates(cell.text);
  const isPercent = typeof cell.cell.value === "number" ? !showsNumber(cell.cell) : /%|％/.test(cell.text);
  const isOnlyNumber = !/满意|%[^%]*%/.test(fold(cell.text)) && (isPercent || isAsked);
  const rate = stated.length === 0 && isOnlyNumber ? readRate(cell.text) : null;
  return [...stated, ...(rate === null ? [] : [rate])].map((one) => ({ rate: one, cell: a1(cell) }));
}

function isUnder(grid: SheetGrid, { row, column }: GridCell, word: string): boolean {
  return grid.cells.some((c) => c.column === column && c.row < row && fold(c.text).includes(word));
}

const RATE_LINE = /([\u4e00-\u9fa5]{2,20}?)(?<!不)的?满意(?:率|度)(?:测评)?(?:结果)?(?:为|是|:)?(\d+(?:\.\d+)?)%/g;
const RATE_LABEL = /^([\u4e00-\u9fa5]{2,20}?)(?<!不)的?满意(?:率|度)(?:\([^)]*\))?:?$/;

/** Rates that somebody measured: in a line (…的满意率：85%) or right of their label; a demanded rate says 达到 or 低于. */
export function findRates(grid: SheetGrid, items: ReadonlySet<GridCell>): NonNullable<ScoringSheet["rates"]> {
  return grid.cells.flatMap((cell) => {
    if (typeof cell.cell.value !== "string" || items.has(cell)) return [];
    const text = fold(cell.text);
    if (!text.includes("满意")) return [];
    const label = RATE_LABEL.exec(text)?.[1];
    const beside = label && (grid.rows.get(cell.row) ?? []).find((c) => c.column > cell.column);
    const rate = beside ? readRate(beside.text) : null;
    if (label && beside && rate !== null) return [{ subject: label, rate, cell: a1(beside) }];
    return [...text.matchAll(RATE_LINE)].map((line) => ({
      subject: line[1] ?? "",
      rate: Number((Number(line[2]) / 100).toFixed(6)),
      cell: a1(cell),
    }));
  });
}
