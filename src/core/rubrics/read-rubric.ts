import type { StatedColumn } from "../schemes/types";
import { makeGrid, type SheetGrid } from "../workbook/grid";
import { parseA1, toA1, type CellAddress } from "../workbook/address";
import type { SheetSnapshot } from "../workbook/snapshot";
import { accountOf } from "./account";
import { moveAside } from "./aside-block";
import { withoutChoiceRows } from "./choice-rows";
import { cleanGrid } from "./clean-grid";
import { readingsOf } from "./column-readings";
import { readTable } from "./columns";
import { joinTickColumns, joinVerticalNames } from "./join-cells";
import { withoutLeadingSubtotals } from "./leading-subtotals";
import { raiseNames } from "./raise-names";
import { readAs, withNumbersAtEnd, type RatedReading } from "./read-as";
import type { Arrangement, RubricReading, TableReading } from "./reading";
import type { RearrangedGrid } from "./rearranged";
import { sharesAsPoints } from "./shares";
import { linesOfFewCells, splitLines, splitParallelLines } from "./split-lines";
import { stackBlocks } from "./stack-blocks";
import { transpose } from "./transpose";
import { joinPieces, unfoldLines } from "./unfold-lines";

/** Reads a scoring rubric from a sheet's content; null when the sheet holds none. */
export function readRubric(sheet: SheetSnapshot): RubricReading | null {
  return readRubricGrid(makeGrid(sheet));
}

/**
 * Of all the ways to lay out a sheet's lines and to understand its columns the one that most speaks for.
 * @param stated what a person said of the columns: it wins over their headings.
 */
export function readRubricGrid(raw: SheetGrid, stated: readonly StatedColumn[] = []): RubricReading | null {
  const rated = arrangementsOf(raw)
    .flatMap(([arrangement, lines]) => (lines ? readGrid(arrangement, lines, stated) : []))
    .sort((a, b) => b.weight - a.weight);
  const [best, ...others] = rated;
  return best ? { ...best.reading, account: accountOf([best, ...others]) } : null;
}

/** The ways to lay out a sheet's lines; null where one does not fit. Of equal readings the first counts. */
function arrangementsOf(raw: SheetGrid): readonly (readonly [Arrangement, RearrangedGrid | null])[] {
  const grid = cleanGrid(raw);
  const unfolded = unfoldLines(grid);
  const asIs: RearrangedGrid = { grid, placeOf: (cell) => cell };
  return [
    ...unfolded.map((lines) => ["unfolded", lines] as const),
    ["pieces", unfolded.length > 0 ? null : joinPieces(grid)],
    // Tabs at the beginning of a line are blank cells.
    ["tabs", splitLines(raw)],
    ["lines", linesOfFewCells(grid)],
    ["parallel", splitParallelLines(grid)],
    ["blocks", stackBlocks(grid)],
    ["transposed", transpose(grid)],
    ["names", raiseNames(grid)],
    ["shares", sharesAsPoints(grid)],
    ["aside", moveAside(grid)],
    ["sheet", unfolded.length > 0 ? null : asIs],
  ];
}

/**
 * The lines of an arrangement that has a place on the sheet also for every blank cell, so that scores can be looked for in
 * it; null for any other, whose scores stand in the rows and columns of the sheet itself.
 */
export function turnedGrid(raw: SheetGrid, arrangement: Arrangement): RearrangedGrid | null {
  if (arrangement === "blocks") return stackBlocks(cleanGrid(raw));
  return arrangement === "transposed" ? transpose(cleanGrid(raw)) : null;
}

/** Every way to understand the columns that makes a rubric. */
function readGrid(
  arrangement: Arrangement,
  { grid: asPasted, placeOf }: RearrangedGrid,
  stated: readonly StatedColumn[],
): readonly RatedReading[] {
  const { grid, tickColumns } = joinTickColumns(withoutChoiceRows(withoutLeadingSubtotals(cleanGrid(asPasted))));
  const read = readTable(grid, stated);
  if (!read) return [];
  const table = { ...read, tickColumns };
  const joined = joinVerticalNames(grid, table);
  return readingsOf(table)
    .flatMap((way) => readAs(joined, way) ?? readAs(joined, way, withNumbersAtEnd) ?? [])
    .map((rated) => ({ ...rated, arrangement, reading: relocate(rated.reading, placeOf, arrangement === "parallel") }));
}

/**
 * The reading of rearranged lines with every cell at its own place on the sheet.
 *
 * @param isOneScore lines of one cell have one cell for their score.
 */
function relocate(
  reading: TableReading,
  placeOf: (cell: CellAddress) => CellAddress,
  isOneScore: boolean,
): TableReading {
  const a1At = (cell: string | null): string | null => (cell === null ? null : toA1(placeOf(parseA1(cell))));
  return {
    ...reading,
    categories: reading.categories.map((c) => ({
      ...c,
      cell: placeOf(c.cell),
      maximumCell: c.maximumCell && placeOf(c.maximumCell),
      items: c.items.map((i) => ({
        ...i,
        cell: placeOf(i.cell),
        maximumCell: placeOf(i.maximumCell),
        ...(i.rows ? { rows: i.rows.map((row) => placeOf({ row, column: i.cell.column }).row) } : {}),
        isPart: i.isPart || isOneScore,
      })),
    })),
    findings: reading.findings.map((f) => ({ ...f, cell: a1At(f.cell) })),
    notUnderstood: reading.notUnderstood.map((n) => ({ ...n, cell: a1At(n.cell) as string })),
  };
}
