import type { Block, Table, TableCell } from "./blocks";

/** A table as rows and columns of texts. */
export interface PlainTable {
  /** Those that a merged one covers are absent. Row by row, left to right. */
  readonly cells: readonly PlainCell[];
  readonly rows: number;
  /** In twentieths of a point; 0 where the file does not say. */
  readonly widths: readonly number[];
  /** Texts in cells that a merged one covers: Word does not show them. */
  readonly covered: readonly string[];
}

/** A cell, or the merged area whose text stands in its first cell. */
export interface PlainCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly text: string;
}

/** Column lines nearer to each other than this (3 mm) were meant for one, and moved by hand. */
const ONE_LINE = 170;

/** Puts a table on the columns that its cells begin at: a column in which no cell begins is none. */
export function plainTable({ rows, widths }: Table): PlainTable {
  const columnOf = columnsOf(rows, widths);
  const count = new Set(columnOf.values()).size;
  const edges = edgesOf(widths, Math.max(0, ...[...columnOf.keys()]) + 1);
  const firstStart = new Map<number, number>();
  const lastStart = new Map<number, number>();
  for (const [start, column] of columnOf) {
    firstStart.set(column, Math.min(start, firstStart.get(column) ?? start));
    lastStart.set(column, Math.max(start, lastStart.get(column) ?? start));
  }
  const found: { row: number; column: number; rows: number; columns: number; text: string }[] = [];
  let above = new Map<number, { rows: number }>();
  const covered: string[] = [];
  rows.forEach((cells, row) => {
    const open = new Map<number, { rows: number }>();
    for (const cell of cells) {
      const column = columnOf.get(cell.start) ?? 0;
      const merged = cell.merge === "continues" ? above.get(column) : undefined;
      if (merged) {
        merged.rows++;
        open.set(column, merged);
        const text = textOf(cell.blocks);
        if (text !== "") covered.push(text);
        continue;
      }
      const last = lastColumn(cell, lastStart, count, column);
      const plain = { row, column, rows: 1, columns: last - column + 1, text: textOf(cell.blocks) };
      found.push(plain);
      if (cell.merge !== null) open.set(column, plain);
    }
    above = open;
  });
  return {
    cells: found,
    rows: rows.length,
    widths: Array.from({ length: count }, (_, column) => {
      const from = edges[firstStart.get(column) ?? 0] ?? 0;
      const next = firstStart.get(column + 1);
      return Math.max(0, (next === undefined ? (edges.at(-1) ?? 0) : (edges[next] ?? 0)) - from);
    }),
    covered,
  };
}

/** The column of each place on the grid at which a cell begins. */
function columnsOf(rows: readonly (readonly TableCell[])[], widths: readonly number[]): ReadonlyMap<number, number> {
  const starts = [...new Set(rows.flatMap((cells) => cells.map(({ start }) => start)))].sort((a, b) => a - b);
  const edges = edgesOf(widths, (starts.at(-1) ?? 0) + 1);
  const together = new Set(
    rows.flatMap((cells) => cells.slice(1).map((cell, i) => `${cells[i]?.start}-${cell.start}`)),
  );
  const columns = new Map<number, number>();
  let column = -1;
  let group: number[] = [];
  for (const start of starts) {
    const first = group[0];
    const isNear =
      first !== undefined &&
      (edges[start] ?? 0) - (edges[first] ?? 0) <= ONE_LINE &&
      (edges[start] ?? 0) > (edges[first] ?? 0) &&
      !group.some((other) => together.has(`${other}-${start}`));
    if (!isNear) {
      column++;
      group = [];
    }
    group.push(start);
    columns.set(start, column);
  }
  return columns;
}

/** Where the grid's lines lie, from the left; beyond what the file says they are all at the same place. */
function edgesOf(widths: readonly number[], count: number): readonly number[] {
  const edges = [0];
  for (let i = 0; i < Math.max(widths.length, count); i++) edges.push((edges[i] ?? 0) + (widths[i] ?? 0));
  return edges;
}

/** A cell reaches to the column before the one that begins at its end. */
function lastColumn(
  { start, span }: TableCell,
  lastStart: ReadonlyMap<number, number>,
  count: number,
  column: number,
): number {
  let last = column;
  while (last + 1 < count && (lastStart.get(last + 1) ?? Infinity) < start + span) last++;
  return last;
}

/** The lines of a cell, without blank ones around them; a table in it line by line, its cells between tabs. */
function textOf(blocks: readonly Block[]): string {
  const lines = blocks.map((block) => (block.kind === "line" ? block.text : rowTexts(block).join("\n")));
  return lines
    .join("\n")
    .replace(/^(?:[ \t\u00a0\u3000]*\n)+/, "")
    .trimEnd();
}

function rowTexts({ rows }: Table): readonly string[] {
  return rows.map((cells) => cells.map(({ blocks }) => textOf(blocks)).join("\t")).filter((line) => line.trim() !== "");
}
