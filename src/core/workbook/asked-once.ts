import type { GridCell, SheetGrid } from "./grid";
import { isLarge } from "./patched-map";

interface Answer<T> {
  readonly cell: GridCell;
  readonly value: T;
}

/**
 * What each cell says for itself, of those that say anything (not null), in reading order. Of a long sheet that was asked
 * before, only the rows that changed since are asked again. `ask` must depend on the cell alone.
 */
export function askedOnce<T>(ask: (cell: GridCell) => T | null): (grid: SheetGrid) => readonly Answer<T>[] {
  const known = new WeakMap<SheetGrid["cells"], readonly Answer<T>[]>();
  const askAll = (cells: readonly GridCell[]): Answer<T>[] => {
    const answers: Answer<T>[] = [];
    for (const cell of cells) {
      const value = ask(cell);
      if (value !== null) answers.push({ cell, value });
    }
    return answers;
  };
  const askAgain = (grid: SheetGrid, changed: ReadonlySet<number>, before: readonly Answer<T>[]): Answer<T>[] => {
    const same = before.filter(({ cell }) => !changed.has(cell.row));
    const anew = askAll([...changed].flatMap((row) => grid.rows.get(row) ?? []));
    if (anew.length === 0) return same;
    return [...same, ...anew].sort((a, b) => a.cell.row - b.cell.row || a.cell.column - b.cell.column);
  };
  const answer = (grid: SheetGrid): readonly Answer<T>[] => {
    if (!isLarge(grid.sheet.cells)) return askAll(grid.cells);
    const before = known.get(grid.cells);
    if (before) return before;
    const { base, changed } = grid;
    const answers = base && changed ? askAgain(grid, changed, answer(base)) : askAll(grid.cells);
    known.set(grid.cells, answers);
    return answers;
  };
  return answer;
}
