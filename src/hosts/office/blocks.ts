import type { CellRange } from "../../core/workbook/address";
import { keyAddress, type CellKey } from "../../core/workbook/snapshot";

interface Block<V> {
  readonly range: CellRange;
  readonly value: V;
}

/** The client itself splits larger arrays; splitting here keeps one block one action. */
const LARGEST_BLOCK_CELLS = 1_500;

/**
 * Covers exactly the given cells with rectangles of equal value: runs along a row, joined with equal runs in the
 * rows above. No rectangle holds a cell that was not given.
 */
export function blocksOf<V>(cells: Iterable<readonly [CellKey, V]>): Block<V>[] {
  const blocks: { range: { top: number; left: number; bottom: number; right: number }; value: V }[] = [];
  const open = new Map<number, (typeof blocks)[number]>();
  let run: (typeof blocks)[number] | null = null;
  const close = (): void => {
    if (!run) return;
    const above = open.get(run.range.left);
    if (
      above &&
      above.range.bottom === run.range.top - 1 &&
      above.range.right === run.range.right &&
      above.value === run.value
    ) {
      above.range.bottom = run.range.bottom;
    } else {
      blocks.push(run);
      open.set(run.range.left, run);
    }
    run = null;
  };
  for (const [key, value] of [...cells].sort((a, b) => a[0] - b[0])) {
    const { row, column } = keyAddress(key);
    if (run && run.range.top === row && run.range.right === column - 1 && run.value === value) {
      run.range.right = column;
    } else {
      close();
      run = { range: { top: row, left: column, bottom: row, right: column }, value };
    }
  }
  close();
  return blocks;
}

/** The same cells in bands of whole rows (or pieces of one row) of at most `cells` cells. */
export function bandsOf(range: CellRange, cells: number = LARGEST_BLOCK_CELLS): CellRange[] {
  const width = range.right - range.left + 1;
  const bands: CellRange[] = [];
  if (width > cells) {
    for (let row = range.top; row <= range.bottom; row++) {
      for (let left = range.left; left <= range.right; left += cells) {
        bands.push({ top: row, left, bottom: row, right: Math.min(left + cells - 1, range.right) });
      }
    }
    return bands;
  }
  const height = Math.floor(cells / width);
  for (let top = range.top; top <= range.bottom; top += height) {
    bands.push({ ...range, top, bottom: Math.min(top + height - 1, range.bottom) });
  }
  return bands;
}

export function cellCount({ top, left, bottom, right }: CellRange): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** The smallest range around both. */
export function union(a: CellRange | null, b: CellRange | null): CellRange | null {
  if (!a || !b) return a ?? b;
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
}

/** The smallest range around all cells, null for none. */
export function boundsOf(cells: Iterable<CellKey>): CellRange | null {
  let bounds: CellRange | null = null;
  for (const key of cells) {
    const { row, column } = keyAddress(key);
    bounds = union(bounds, { top: row, left: column, bottom: row, right: column });
  }
  return bounds;
}

/** A matrix with one entry per cell of the range. */
export function matrixOf<V>(range: CellRange, at: (row: number, column: number) => V): V[][] {
  const rows: V[][] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    const line: V[] = [];
    for (let column = range.left; column <= range.right; column++) line.push(at(row, column));
    rows.push(line);
  }
  return rows;
}
