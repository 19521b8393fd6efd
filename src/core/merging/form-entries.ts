import { headingsOf } from "../own-sheets/description";
import { entriesTable } from "../own-sheets/entries/description";
import type { FieldForm, Field, Scheme } from "../schemes/types";
import { fold, isBlankMark, oneLine } from "../text/fold";
import { cellText, type SheetGrid } from "../workbook/grid";
import { cellAt } from "../workbook/snapshot";
import { toA1 } from "../workbook/address";
import type { FormEntry } from "./submitted";
import { schemeOnSheet } from "./scheme-line";

/** The first columns of a list of form entries; the form's fields follow. */
const NUMBER = headingsOf(entriesTable)[" number"];

/** One branch's entries of a form, as a merge listed them. */
export interface FormEntries {
  readonly template: string;
  /** The branch's number in that merge. */
  readonly number: number;
  readonly fields: Readonly<Record<string, FormEntry>>;
}

/** The heading of a field's column: a label that several entries bear is told apart by what stands above it. */
export function fieldHeading({ labels, under }: Field): string {
  return oneLine(`${under === undefined ? "" : `${under}：`}${labels[0] ?? ""}`);
}

/** Forms of labelled entries. */
export function fieldForms(scheme: Scheme): readonly FieldForm[] {
  return scheme.forms.filter((form): form is FieldForm => form.kind === "fields");
}

/** Reads a drawn list of form entries back; nothing where the sheet is none. */
export function readFormEntries(grid: SheetGrid): readonly FormEntries[] {
  const scheme = schemeOnSheet(grid)?.scheme;
  if (!scheme) return [];
  const heading = [...grid.rows].find(([, cells]) => cells.some((c) => fold(c.text) === fold(NUMBER)));
  const number = heading?.[1].find((c) => fold(c.text) === fold(NUMBER))?.column;
  if (!heading || number === undefined) return [];
  const share = (form: FieldForm): number =>
    form.fields.filter((f) => heading[1].some((c) => fold(c.text) === fold(fieldHeading(f)))).length;
  const [form] = [...fieldForms(scheme)].sort((a, b) => share(b) / b.fields.length - share(a) / a.fields.length);
  if (!form) return [];
  const columns = form.fields.flatMap((field) => {
    const cell = heading[1].find((c) => fold(c.text) === fold(fieldHeading(field)));
    return cell ? [{ id: field.id, column: cell.column }] : [];
  });
  return [...grid.rows].flatMap(([row]): FormEntries[] => {
    const value = cellAt(grid.sheet, row, number)?.value;
    if (row <= heading[0] || typeof value !== "number") return [];
    const fields = columns.flatMap(({ id, column }) => {
      const text = cellText(cellAt(grid.sheet, row, column));
      return isBlankMark(text) ? [] : [[id, { text, cell: toA1({ row, column }) }] as const];
    });
    return [{ template: `${scheme.id}/${form.id}`, number: value, fields: Object.fromEntries(fields) }];
  });
}
