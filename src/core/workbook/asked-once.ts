import type { GridCell, SheetGrid } from "./grid";
import { CELLS_AT_ONCE, drain } from "./steps";

interface Answer<T> {
  readonly cell: GridCell;
  readonly value: T;
}

/** What each cell of a sheet says for itself, of those that say anything, in reading order. */
export interface AskedOnce<T> {
  (grid: SheetGrid): readonly Answer<T>[];
  /** Asks the cells of a long sheet in steps, so that its answers are known afterwards. */
  steps(grid: SheetGrid): Generator<void, readonly Answer<T>[]>;
}

/**
 * A question to cells that every sheet is asked once; of a long sheet that was asked before, only the rows that changed
 * since are asked again. `ask` must depend on the cell alone; null is no answer.
 */
export function askedOnce<T>(ask: (cell: GridCell) => T | null): AskedOnce<T> {
  const known = new WeakMap<SheetGrid["cells"], readonly Answer<T>[]>();
  function* askAll(cells: readonly GridCell[]): Generator<void, Answer<T>[]> {
    const answers: Answer<T>[] = [];
    for (let from = 0; from < cells.length; from += CELLS_AT_ONCE) {
      if (from > 0) yield;
      const end = Math.min(cells.length, from + CELLS_AT_ONCE);
      for (let i = from; i < end; i++) {
        const cell = cells[i] as GridCell;
        const value = ask(cell);
        if (value !== null) answers.push({ cell, value });
      }
    }
    return answers;
  }
  function* askAgain(
    grid: SheetGrid,
    changed: ReadonlySet<number>,
    before: readonly Answer<T>[],
  ): Generator<void, readonly Answer<T>[]> {
    const same = before.filter(({ cell }) => !changed.has(cell.row));
    const anew = yield* askAll([...changed].flatMap((row) => grid.rows.get(row) ?? []));
    if (anew.length === 0) return same;
    return [...same, ...anew].sort((a, b) => a.cell.row - b.cell.row || a.cell.column - b.cell.column);
  }
  function* steps(grid: SheetGrid): Generator<void, readonly Answer<T>[]> {
    const before = known.get(grid.cells);
    if (before) return before;
    const { base, changed } = grid;
    const answers = base && changed ? yield* askAgain(grid, changed, yield* steps(base)) : yield* askAll(grid.cells);
    known.set(grid.cells, answers);
    return answers;
  }
  return Object.assign((grid: SheetGrid) => known.get(grid.cells) ?? drain(steps(grid)), { steps });
}
