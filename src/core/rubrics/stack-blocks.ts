import { headingMeaning } from "../headings/meaning";
import { sumRow } from "../headings/sum-rows";
import { fold } from "../text/fold";
import type { CellAddress } from "../workbook/address";
import type { GridCell, SheetGrid } from "../workbook/grid";
import { GridBuilder, type RearrangedGrid } from "./rearranged";

/** A block has at least the names and their points. */
const FEWEST_COLUMNS = 2;

/** Headings that recur: columns before the blocks, of one block, and how many blocks there are. */
interface Blocks {
  readonly headingRow: number;
  readonly lead: readonly number[];
  readonly columns: readonly (readonly number[])[];
}

/**
 * A table printed in two or more blocks side by side under the same headings (项目 · 内容 · 分值 · 项目 · 内容 · 分值), block
 * below block; where the names stand once before all of them (项目 · 内容 · 分值 · 内容 · 分值), line below line. Null for any
 * other sheet.
 */
export function stackBlocks(grid: SheetGrid): RearrangedGrid | null {
  const blocks = findBlocks(grid);
  if (!blocks) return null;
  const { headingRow, lead, columns } = blocks;
  const count = columns.length;
  const height = grid.lastRow - headingRow;
  const [first = []] = columns;
  const at = (row: number, block: number): number =>
    lead.length > 0 ? headingRow + 1 + (row - headingRow - 1) * count + block : row + block * height;
  const builder = new GridBuilder();
  const isAbove = ({ row, column }: GridCell): boolean =>
    row < headingRow || (row === headingRow && blockOf(column, columns) <= 0);
  for (const cell of grid.cells) if (isAbove(cell)) builder.put(cell.row, cell.column, cell);
  const joint = new Set(
    [...grid.rows].filter(([row, cells]) => row > headingRow && isJoint(cells, columns)).map(([r]) => r),
  );
  for (const cell of grid.cells.filter((c) => c.row > headingRow)) {
    const block = blockOf(cell.column, columns);
    const own = columns[Math.max(0, block)] ?? first;
    const column = block < 0 ? cell.column : (first[own.indexOf(ownColumn(cell.column, own))] ?? cell.column);
    builder.put(at(cell.row, joint.has(cell.row) ? count - 1 : Math.max(0, block)), column, cell);
  }
  const placeOf = ({ row, column }: CellAddress): CellAddress => {
    if (row <= headingRow) return { row, column };
    const line = row - headingRow - 1;
    const block = lead.length > 0 ? line % count : Math.floor(line / height);
    const from = headingRow + 1 + (lead.length > 0 ? Math.floor(line / count) : line % height);
    const place = first.indexOf(column);
    return { row: from, column: place < 0 ? column : (columns[block]?.[place] ?? column) };
  };
  return builder.build(grid, placeOf);
}

function findBlocks(grid: SheetGrid): Blocks | null {
  for (const [headingRow, cells] of grid.rows) {
    const texts = cells.map((c) => fold(c.text));
    for (let lead = 0; lead <= Math.min(2, texts.length - 2 * FEWEST_COLUMNS); lead++) {
      const rest = texts.slice(lead);
      const width = Array.from({ length: rest.length }, (_, i) => i).find((p) => recurs(rest, p));
      // What several parties enter (得分 · 备注 · 得分 · 备注) recurs as well.
      const saysWhat = rest.some((t) => /item|category|maximum/.test(headingMeaning(t)?.kind ?? ""));
      if (width === undefined || !saysWhat) continue;
      const starts = cells.map((c) => c.column);
      const columns = Array.from({ length: rest.length / width }, (_, b) =>
        starts.slice(lead + b * width, lead + (b + 1) * width),
      );
      return { headingRow, lead: starts.slice(0, lead), columns };
    }
  }
  return null;
}

/**
 * The same different headings again and again, `width` of them: 项目 · 分值 · 得分 · 项目 · 分值 · 得分. Where points and scores
 * are among them, what is scored may be called otherwise in each block: 基本项 · 分值 · 得分 · 奖励项 · 分值 · 得分.
 */
function recurs(headings: readonly string[], width: number): boolean {
  if (width < FEWEST_COLUMNS || headings.length % width > 0 || headings.length === width) return false;
  const places = Array.from({ length: width }, () => new Set<string>());
  headings.forEach((text, i) => places[i % width]?.add(text));
  const others = places.filter((texts) => texts.size > 1);
  const isEachOnce = new Set(headings).size === places.reduce((count, texts) => count + texts.size, 0);
  if (others.length === 0 || !isEachOnce) return isEachOnce;
  const kinds = places.flatMap(([text = ""], p) => (places[p]?.size === 1 ? [headingMeaning(text)?.kind] : []));
  const [names] = others as [Set<string>];
  const areNames = [...names].every((text) => !/maximum|weight|party/.test(headingMeaning(text)?.kind ?? ""));
  return (
    others.length === 1 &&
    names.size === headings.length / width &&
    areNames &&
    kinds.includes("maximum") &&
    kinds.includes("party")
  );
}

/** The block that a column belongs to, from 0; -1 before the first. */
function blockOf(column: number, blocks: readonly (readonly number[])[]): number {
  return blocks.filter(([start = 0]) => start <= column).length - 1;
}

/** The heading's column that a cell stands under. */
function ownColumn(column: number, own: readonly number[]): number {
  return own.filter((c) => c <= column).at(-1) ?? column;
}

/** 合计 | | | | 100 | 94: the label of a sum in the first block, and numbers in a later one; 100 may stand under names. */
function isJoint(cells: readonly GridCell[], blocks: readonly (readonly number[])[]): boolean {
  const [label, ...others] = cells;
  if (!label || sumRow(label.text) === null || blockOf(label.column, blocks) > 0) return false;
  const isLater = (c: GridCell): boolean => blockOf(c.column, blocks) > 0;
  return (
    others.every((c) => typeof c.cell.value === "number" || /^\d/.test(fold(c.text))) &&
    others.every((c, i) => isLater(c) || (i === 0 && c.column === blocks[0]?.[0])) &&
    others.some(isLater) === others.length > 0
  );
}
