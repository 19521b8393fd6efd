import { committeeAbove, committeeKey } from "../model/same-branch";
import { cellText, makeGrid } from "../workbook/grid";
import { nameKey } from "../model/names";
import type { FieldSheet, OwnSheet, RecognisedSheet } from "../model/recognised-sheet";
import { cellWithRole } from "../model/table-cells";
import type { ColumnRole, FieldRole } from "../schemes/types";
import { digestOf } from "../text/digest";
import { fold, isBlankMark } from "../text/fold";
import { toA1 } from "../workbook/address";
import { cellAt, type SheetSnapshot } from "../workbook/snapshot";
import { branchHeadings } from "../own-sheets/words";
import { readDrawnTable, type DrawnRow } from "../own-sheets/drawn-tables";
import { addedId, rowText } from "./list-rows";
import {
  originIn,
  OWN_LIST,
  submittedContent,
  type ListCell,
  type ListRow,
  type SubmittedContent,
  type SubmittedRectification,
  type SubmittedFile,
} from "./submitted";
import { rectificationColumns, rectificationHeadings } from "../own-sheets/rectification-summary/description";

/** Null where the form has no entry for problems, or all four are blank. */
export function rectificationOn(sheet: FieldSheet): SubmittedRectification | null {
  if (sheet.form.kind !== "fields") return null;
  const { fields } = sheet.form;
  if (!fields.some((f) => f.role === "problems")) return null;
  const text = (role: FieldRole): string => {
    const ids = fields.filter((f) => f.role === role).map((f) => f.id);
    const found = sheet.fields.find((f) => ids.includes(f.id) && !isBlankMark(f.text));
    return found?.text ?? "";
  };
  const found = {
    problems: text("problems"),
    measures: text("measures"),
    deadline: text("deadline"),
    contact: text("contact"),
  };
  return Object.values(found).some((entry) => entry !== "") ? found : null;
}

/** A line of a rectification summary with the branch that it names. */
export interface RectificationRow {
  readonly branch: string;
  readonly parent: string | null;
  readonly content: SubmittedContent;
}

/** Lines of rectification summaries (an official one, or ours) with the branches that they name. */
export function rectificationRows(
  file: SubmittedFile,
  sheets: readonly RecognisedSheet[],
): readonly RectificationRow[] {
  return sheets
    .filter(({ sheet }) => sheet.visibility === "visible")
    .flatMap((sheet) => {
      if (sheet.kind === "own") return sheet.template === "dingji/rectification-summary" ? ownRows(file, sheet) : [];
      if (sheet.kind !== "table" || sheet.form.kind !== "table") return [];
      const roles = sheet.form.columns.map((c) => c.role);
      if (!roles.includes("branch") || !roles.includes("problem")) return [];
      return sheet.rows.flatMap((row) => {
        const text = (role: ColumnRole): string => cellWithRole(sheet, row, role)?.text ?? "";
        const parent = committeeAbove(sheet, text("branch"));
        const place = toA1({ row: row.row, column: 0 });
        const id = `form:${sheet.template}` as const;
        return toRow(file, { id, sheet: sheet.sheet.name, place, branch: text("branch"), parent, rows: [] }, text);
      });
    });
}

/** The rows of a list of ours, all that one branch has there together. */
function ownRows(file: SubmittedFile, { sheet }: OwnSheet): readonly RectificationRow[] {
  const table = readDrawnTable(makeGrid(sheet), { ...rectificationHeadings, parent: branchHeadings.parent });
  if (!table) return [];
  const ids = [...table.headings].flatMap(([column, heading]): (readonly [number, string])[] => {
    const known = rectificationColumns.find((c) => c.headings.some((word) => fold(word) === fold(heading)));
    return known && ["number", "parent", "branch"].includes(known.id) ? [] : [[column, known?.id ?? addedId(heading)]];
  });
  const groups = new Map<string, DrawnRow<keyof typeof rectificationHeadings | "parent">[]>();
  for (const row of table.rows) {
    const key = `${nameKey(row.text("branch"))} ${committeeKey(row.text("parent"))}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const parent = isBlankMark(first.text("parent")) ? null : first.text("parent");
    const rows = own.map(({ row }): ListRow => ({ row, cells: cellsOf(sheet, row, ids) }));
    const place = own.map(({ row }) => `${row + 1}:${row + 1}`).join(",");
    return toRow(file, { id: OWN_LIST, sheet: sheet.name, place, branch: first.text("branch"), parent, rows }, (role) =>
      role in rectificationHeadings ? first.text(role as keyof typeof rectificationHeadings) : "",
    );
  });
}

function cellsOf(sheet: SheetSnapshot, row: number, ids: readonly (readonly [number, string])[]): ListRow["cells"] {
  return Object.fromEntries(
    ids.flatMap(([column, id]): [string, ListCell][] => {
      const cell = cellAt(sheet, row, column);
      if (!cell || cell.value === null || isBlankMark(cellText(cell))) return [];
      return [[id, { value: cell.value, column, ...(cell.format === undefined ? {} : { format: cell.format }) }]];
    }),
  );
}

interface FoundRow {
  readonly id: SubmittedContent["id"];
  readonly sheet: string;
  readonly place: string;
  readonly branch: string;
  readonly parent: string | null;
  readonly rows: readonly ListRow[];
}

function toRow(
  file: SubmittedFile,
  { id, sheet, place, branch, parent, rows }: FoundRow,
  text: (role: ColumnRole) => string,
): readonly RectificationRow[] {
  const rectification = {
    problems: text("problem"),
    measures: text("measure"),
    deadline: text("deadline"),
    contact: text("contact"),
  };
  const isEmpty = Object.values(rectification).every((entry) => isBlankMark(entry));
  if (branch === "" || (isEmpty && rows.every(({ cells }) => Object.keys(cells).length === 0))) return [];
  const digest = digestOf([...Object.values(rectification), ...rows.map(rowText)].join("\n"));
  const origin = originIn(file, sheet, { 整改: place });
  return [{ branch, parent, content: submittedContent({ id, digest, origin, rectification, rows }) }];
}
