import type { ColumnMeaning } from "../headings/meaning";
import type { ScoringSheet } from "../model/recognised-sheet";
import type { Party, StatedColumn } from "../schemes/types";
import { oneLine } from "../text/fold";
import { makeGrid } from "../workbook/grid";

/** What a column of a scoring sheet holds, and what says so. */
export interface PlacedRole {
  /** From 0. */
  readonly column: number;
  readonly role: ColumnMeaning["kind"] | "unknown";
  /** Whose scores they are; null for any other column. */
  readonly party: Party | null;
  readonly heading: string | null;
  /** Its heading says so, or what stands in it does. */
  readonly basis: "heading" | "content";
}

/** The role of every column that a scoring sheet uses, left to right. */
export function placedRoles(sheet: ScoringSheet): readonly PlacedRole[] {
  const grid = makeGrid(sheet.sheet);
  const rows = new Set(sheet.items.map((i) => i.row));
  const first = Math.min(...rows);
  const used = [
    ...sheet.meanings.keys(),
    ...sheet.columns.map((c) => c.column),
    ...grid.cells.filter((c) => rows.has(c.row)).map((c) => c.column),
  ];
  return [...new Set(used)]
    .sort((a, b) => a - b)
    .map((column) => {
      const { role, party } = roleOf(sheet, column);
      const heading = grid.cells.filter((c) => c.row < first && c.column === column).at(-1);
      const isSaid = sheet.meanings.get(column)?.kind === role;
      return {
        column,
        role,
        party,
        heading: heading === undefined ? null : oneLine(heading.text),
        basis: isSaid ? "heading" : "content",
      };
    });
}

/** The columns of a sheet by their headings, for a person to correct what they hold. */
export function statedColumns(sheet: ScoringSheet): readonly StatedColumn[] {
  return placedRoles(sheet).flatMap(({ column, role, party }): readonly StatedColumn[] => {
    const heading = sheet.headings.get(column);
    if (heading === undefined) return [];
    const said = sheet.meanings.get(column);
    if (role === "unknown") return [{ heading, meaning: null }];
    if (said?.kind === role && (!("party" in said) || party === null)) return [{ heading, meaning: said }];
    if (role === "party" || role === "deduction" || role === "addition" || role === "derived")
      return [{ heading, meaning: { kind: role, party: party ?? "score" } }];
    return [{ heading, meaning: { kind: role } }];
  });
}

function roleOf(sheet: ScoringSheet, column: number): Pick<PlacedRole, "role" | "party"> {
  const scores = sheet.columns.find((c) => c.column === column && !c.inText);
  const said = sheet.meanings.get(column);
  if (scores) return { role: scores.isDeduction ? "deduction" : "party", party: scores.party };
  const of = (role: PlacedRole["role"]): Pick<PlacedRole, "role" | "party"> => ({ role, party: null });
  if (sheet.items.some((i) => i.text.column === column)) return of("item");
  if (column === sheet.maximumColumn || sheet.items.some((i) => i.maxima.some((m) => m.cell.column === column)))
    return of("maximum");
  if (sheet.reading?.table.numberColumns.some((n) => n.column === column)) return of("number");
  if (sheet.categories.some((c) => c.cell?.column === column)) return of("category");
  if (said && said.kind !== "party") return of(said.kind);
  if (!sheet.reading) return of("unknown");
  // Words left of the items are names of their groups, those right of them tell how to score.
  const { textColumns, remarkColumns } = sheet.reading.table;
  if (remarkColumns.includes(column)) return of("remark");
  if (!textColumns.includes(column)) return of("unknown");
  return of(sheet.items.some((i) => i.text.column < column) ? "remark" : "category");
}
