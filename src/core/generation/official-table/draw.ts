import type { Edit } from "../../changes/change-set";
import type { SheetDesign } from "../../design/sheet-design";
import { nameKey } from "../../model/names";
import { cellText } from "../../workbook/grid";
import type { TableSheet } from "../../model/recognised-sheet";
import { tableSheets } from "../../rules/reading/sheets";
import type { CheckResult } from "../../check/check";
import type { ColumnRole, Scheme, TableForm } from "../../schemes/types";
import type { Cell, WorkbookSnapshot } from "../../workbook/snapshot";
import { drawOwnSheet } from "../own-sheet";
import { drawTableTemplate } from "../templates/table-template";
import type { TemplateRow } from "../templates/frame";
import { readOfficialTable, type KeptOfficialTable, type KeptTableRow } from "./read";

/** A row as it shall stand: what is known by column role, and what a person wrote on the row that it takes up. */
export interface OfficialEntry {
  readonly known: Partial<Record<ColumnRole, Cell | string | null>>;
  readonly kept: KeptTableRow | undefined;
}

/** An official form that lists a scheme's branches, as the workbook has it. */
export interface OfficialTable {
  readonly scheme: Scheme;
  readonly form: TableForm;
  /** Null where the workbook has none. */
  readonly sheet: TableSheet | null;
  readonly kept: KeptOfficialTable;
}

/** The form of a scheme under one of the ids that its lists of branches have. */
export function listFormOf(
  scheme: Scheme,
  id: "grading-summary" | "rectification-summary" | "publicity",
): TableForm | undefined {
  return scheme.forms.find((form): form is TableForm => form.kind === "table" && form.id === id);
}

/** Every sheet of this form, in workbook order; a table without a sheet where there is none. */
export function officialTables(checked: CheckResult, scheme: Scheme, form: TableForm): readonly OfficialTable[] {
  const template = `${scheme.id}/${form.id}`;
  const found = tableSheets(checked).filter((table) => table.template === template);
  return found.map((sheet) => ({ scheme, form, sheet, kept: readOfficialTable(sheet, form) }));
}

export function newTable(scheme: Scheme, form: TableForm): OfficialTable {
  return { scheme, form, sheet: null, kept: { form, firstRow: 0, rows: [], fields: {}, loose: [] } };
}

/** Nobody has entered a row, or the sheet is just as this program draws it: it can be drawn anew without a loss. */
export function isOursToDraw(workbook: WorkbookSnapshot, table: OfficialTable): boolean {
  const { sheet, kept } = table;
  if (!sheet || kept.rows.length === 0) return true;
  const asKept = kept.rows.map((row): OfficialEntry => ({ known: {}, kept: row }));
  return drawOwnSheet(workbook, sheet.sheet, drawOfficialTable(table, sheet.sheet.name, asKept)).length === 0;
}

/** The row that names the branch. */
export function rowOfBranch({ kept }: OfficialTable, branch: string): KeptTableRow | undefined {
  const id = idOf(kept.form, "branch");
  return kept.rows.find((row) => nameKey(cellText(row.cells.get(id))) === nameKey(branch));
}

export function idOf(form: TableForm, role: ColumnRole): string {
  return form.columns.find((column) => column.role === role)?.id ?? "";
}

/** The edits that draw the table with these rows, on its sheet or as a new one. */
export function placeOfficialTable(
  workbook: WorkbookSnapshot,
  table: OfficialTable,
  name: string,
  entries: readonly OfficialEntry[],
  added: number,
): readonly Edit[] {
  const { sheet } = table;
  const design = drawOfficialTable(table, sheet?.sheet.name ?? name, entries);
  return drawOwnSheet(workbook, sheet?.sheet ?? null, design, added);
}

function drawOfficialTable(
  { scheme, kept }: OfficialTable,
  name: string,
  entries: readonly OfficialEntry[],
): SheetDesign {
  const { fields, loose } = kept;
  const form = { ...kept.form, notes: [...kept.form.notes, ...loose] };
  const firstRow = drawTableTemplate(scheme, form, {}).frozenRows;
  const rows = entries.map((entry, i) => rowOf(form, entry, i, firstRow === kept.firstRow));
  return { ...drawTableTemplate(scheme, form, { fill: { fields, rows } }), name };
}

function rowOf(form: TableForm, { known, kept }: OfficialEntry, index: number, isInPlace: boolean): TemplateRow {
  return Object.fromEntries(
    form.columns.flatMap(({ id, role }) => {
      const given = role === "number" ? index + 1 : known[role];
      const entry = given ?? keptEntry(kept, id, isInPlace && kept?.index === index);
      return entry === null || entry === "" ? [] : [[id, entry]];
    }),
  );
}

/** A person's formula would point elsewhere in another row, so its value stays instead. */
function keptEntry(kept: KeptTableRow | undefined, id: string, isInPlace: boolean): Cell | null {
  const cell = kept?.cells.get(id);
  if (!cell) return null;
  if (cell.formula === undefined || isInPlace || cell.value === null) return cell;
  return { value: cell.value, ...(cell.format === undefined ? {} : { format: cell.format }) };
}
