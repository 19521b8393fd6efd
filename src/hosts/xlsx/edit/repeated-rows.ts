import type { DesignCell, SheetDesign } from "../../../core/design/sheet-design";

/** From this many on it is worth while: a call to excelize costs more than a cell. */
const MANY = 100;

/**
 * The rows of a long table that look like one above them. They are not drawn but written in that row's
 * styles afterwards: a summary of thousands of lines is drawn as fast as one of a few. Rows with links, rows merged
 * with others, and all rows of a sheet on which a person may have coloured some, are always drawn.
 */
export function repeatedRows({ cells, merges, formerRows }: SheetDesign): ReadonlySet<number> {
  if (formerRows) return new Set();
  const rows = new Map<number, DesignCell[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row);
    if (row) row.push(cell);
    else rows.set(cell.row, [cell]);
  }
  if (rows.size < MANY) return new Set();
  const merged = new Set<number>();
  const spans = new Map<number, string>();
  for (const { top, bottom, left, right } of merges) {
    if (top === bottom) spans.set(top, `${spans.get(top) ?? ""} ${left}-${right}`);
    else for (let row = top; row <= bottom; row++) merged.add(row);
  }
  const known = new Set<string>();
  const repeated = new Set<number>();
  for (const [row, own] of rows) {
    if (merged.has(row) || own.some((cell) => cell.link)) continue;
    const look = `${own.map(({ column, style }) => `${column} ${style}`).join()}${spans.get(row) ?? ""}`;
    if (known.has(look)) repeated.add(row);
    else known.add(look);
  }
  return repeated.size < MANY ? new Set() : repeated;
}

/** The design without the cells, merged areas and heights of these rows. */
export function withoutRows(design: SheetDesign, rows: ReadonlySet<number>): SheetDesign {
  if (rows.size === 0) return design;
  return {
    ...design,
    cells: design.cells.filter((cell) => !rows.has(cell.row)),
    merges: design.merges.filter((area) => !rows.has(area.top)),
    rowHeights: new Map([...design.rowHeights].filter(([row]) => !rows.has(row))),
  };
}
