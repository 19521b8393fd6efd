import { fold } from "../text/fold";
import { cellText, type SheetGrid } from "../workbook/grid";
import { cellAt, type Cell } from "../workbook/snapshot";
import { headingsOf } from "./description";
import { detailTable } from "./detail/description";
import { mergedFindingsTable } from "./findings/description";
import { provenanceTable } from "./provenance/description";
import { summaryListColumns, summaryTable } from "./summary/description";

/** A row of a sheet that a merge drew, read by the headings of its columns. */
export interface DrawnRow<Id extends string> {
  readonly row: number;
  readonly text: (id: Id) => string;
  readonly cell: (id: Id) => Cell | undefined;
  readonly column: (id: Id) => number | null;
}

interface DrawnTable<Id extends string> {
  readonly headingRow: number;
  /** Every heading of the row as written, by column. */
  readonly headings: ReadonlyMap<number, string>;
  readonly rows: readonly DrawnRow<Id>[];
}

/** Headings as drawn; the reader looks for the same words, wherever columns were moved. */
export const detailHeadings = headingsOf(detailTable);
export const provenanceHeadings = headingsOf(provenanceTable);
export const problemHeadings = headingsOf(mergedFindingsTable);

/** Stands for every circumstance that a person has to confirm, while none is. */
export const allUnconfirmed = "均未确认";

const own = headingsOf(summaryTable);

/** Headings of a role on a merge's own list and on one workbook's sheet. */
function bothHeadings(role: "number" | "parent" | "branch" | "level"): readonly string[] {
  return [...summaryListColumns.filter((c) => c.role === role).flatMap((c) => c.headings), own[role]];
}

/** As a merge draws them and as one workbook's 「分类定级汇总表」 does. */
export const summaryHeadingWords = {
  number: bothHeadings("number"),
  parent: bothHeadings("parent"),
  branch: bothHeadings("branch"),
  type: [detailHeadings.type],
  scheme: [own.scheme],
  total: [own.final, detailHeadings.total],
  level: bothHeadings("level"),
} as const;

/** The rows below the heading row; two empty rows in a run end the table. Null where no row has these headings. */
export function readDrawnTable<Headings extends Readonly<Record<string, string | readonly string[]>>>(
  grid: SheetGrid,
  headings: Headings,
): DrawnTable<keyof Headings & string> | null {
  type Id = keyof Headings & string;
  const ids = Object.keys(headings) as Id[];
  const wanted = new Map(ids.flatMap((id) => [headings[id] ?? []].flat().map((word) => [fold(word), id] as const)));
  for (const [headingRow, cells] of grid.rows) {
    const columns = new Map<Id, number>();
    for (const cell of cells) {
      const id = wanted.get(fold(cell.text));
      if (id !== undefined && !columns.has(id)) columns.set(id, cell.column);
    }
    if (columns.size < Math.min(3, ids.length)) continue;
    const rows: DrawnRow<Id>[] = [];
    let last = headingRow;
    for (let row = headingRow + 1; row <= grid.lastRow && row - last <= 2; row++) {
      const cell = (id: Id): Cell | undefined => {
        const column = columns.get(id);
        return column === undefined ? undefined : cellAt(grid.sheet, row, column);
      };
      const text = (id: Id): string => cellText(cell(id)).trim();
      if (!ids.some((id) => text(id) !== "")) continue;
      last = row;
      rows.push({ row, text, cell, column: (id) => columns.get(id) ?? null });
    }
    return { headingRow, headings: new Map(cells.map((c) => [c.column, c.text])), rows };
  }
  return null;
}
