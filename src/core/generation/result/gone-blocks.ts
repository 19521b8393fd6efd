import { resultWords as words } from "../../own-sheets/result/description";
import type { ResultBlock } from "../../own-sheets/result/read";
import { requirement } from "../../own-sheets/result/indicators";
import { schemes } from "../../schemes/index";
import { fold, isBlankMark, oneLine } from "../../text/fold";
import { toA1 } from "../../workbook/address";
import { makeGrid, type GridCell, type SheetGrid } from "../../workbook/grid";
import type { SheetSnapshot } from "../../workbook/snapshot";

/** The column 分值, and that of the sum's label. */
const POINTS = 1;

/** Every text that the block of a branch has by itself, whatever its scheme: whose it was is gone with its sheets. */
const printed: ReadonlySet<string> = new Set(
  schemes
    .flatMap(({ levels, vetoes, indicators = [], forms }) => [
      ...levels.flatMap(({ name, aliases }) => [name, ...aliases]),
      ...vetoes.map(({ text }) => text),
      ...indicators.map(requirement),
      ...forms.flatMap((form) =>
        form.kind === "scoring"
          ? [...form.rubric.categories.map(({ name }) => name), ...(form.rubric.letters ?? [])]
          : [],
      ),
    ])
    .map(fold),
);

/**
 * What people set and typed on blocks whose branch the workbook no longer has, under that name at least: a line for
 * each. To count it for another branch would be a guess.
 * @param isOurs tells what the sheet says by itself of the branches at hand
 */
export function linesOfGone(
  sheet: SheetSnapshot,
  gone: readonly ResultBlock[],
  isOurs: (text: string) => boolean,
): readonly string[] {
  const grid = makeGrid(sheet);
  return gone.flatMap((block) => {
    const set = new Set(block.states.filter(({ state }) => state !== "unknown").map(({ cell }) => cell));
    const isTyped = (cell: GridCell): boolean =>
      set.has(toA1(cell)) || isRounding(grid, block, cell) || isTypedIn(grid, block, cell, isOurs);
    return grid.cells
      .filter(({ row }) => row >= block.top && row <= block.bottom)
      .filter((cell) => cell.cell.formula === undefined && !isBlankMark(cell.text) && isTyped(cell))
      .map((cell) => [block.branch, labelOf(grid, cell)].join(" ").trim() + `：${cell.text.trim()}`);
  });
}

function isRounding(grid: SheetGrid, { roundsFirst }: ResultBlock, cell: GridCell): boolean {
  return roundsFirst && fold(cell.text) === fold(words.yes) && labelOf(grid, cell) === words.rounding;
}

function isTypedIn(
  grid: SheetGrid,
  { branch, checkCode }: ResultBlock,
  cell: GridCell,
  isOurs: (text: string) => boolean,
): boolean {
  if (toA1(cell) === checkCode?.cell || fold(cell.text) === fold(branch)) return false;
  if (typeof cell.cell.value === "number")
    return cell.column !== POINTS && labelOf(grid, cell) !== words.suggestedShare;
  const isCategory = cell.column === 0 && (grid.rows.get(cell.row) ?? []).some((c) => c.cell.formula !== undefined);
  return !isCategory && !isOurs(cell.text) && !printed.has(fold(cell.text));
}

/** The text before the cell in its row: of the veto, the requirement, who signs. */
function labelOf(grid: SheetGrid, cell: GridCell): string {
  const before = (grid.rows.get(cell.row) ?? []).filter((c) => c.column < cell.column);
  return oneLine(before.findLast((c) => typeof c.cell.value === "string" && c.cell.formula === undefined)?.text ?? "");
}
