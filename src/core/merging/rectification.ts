import { committeeAbove } from "../model/same-branch";
import { makeGrid } from "../workbook/grid";
import type { FieldSheet, RecognisedSheet } from "../model/recognised-sheet";
import { cellWithRole } from "../model/table-cells";
import type { FieldRole } from "../schemes/types";
import { digestOf } from "../text/digest";
import { isBlankMark } from "../text/fold";
import { toA1 } from "../workbook/address";
import { readDrawnTable } from "../own-sheets/drawn-tables";
import {
  originIn,
  submittedContent,
  type SubmittedContent,
  type SubmittedRectification,
  type SubmittedFile,
} from "./submitted";
import { rectificationHeadings } from "../own-sheets/rectification-summary/description";

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
      if (sheet.kind === "own" && sheet.template === "dingji/rectification-summary") {
        const table = readDrawnTable(makeGrid(sheet.sheet), rectificationHeadings);
        return (table?.rows ?? []).flatMap((row) =>
          toRow(file, sheet.template, sheet.sheet.name, toA1({ row: row.row, column: 0 }), null, (id) => row.text(id)),
        );
      }
      if (sheet.kind !== "table" || sheet.form.kind !== "table") return [];
      const roles = sheet.form.columns.map((c) => c.role);
      if (!roles.includes("branch") || !roles.includes("problem")) return [];
      return sheet.rows.flatMap((row) =>
        toRow(
          file,
          sheet.template,
          sheet.sheet.name,
          toA1({ row: row.row, column: 0 }),
          committeeAbove(sheet, cellWithRole(sheet, row, "branch")?.text ?? ""),
          (role) => cellWithRole(sheet, row, role)?.text ?? "",
        ),
      );
    });
}

function toRow(
  file: SubmittedFile,
  template: string,
  sheet: string,
  cell: string,
  parent: string | null,
  text: (role: keyof typeof rectificationHeadings) => string,
): readonly RectificationRow[] {
  const branch = text("branch");
  const rectification = {
    problems: text("problem"),
    measures: text("measure"),
    deadline: text("deadline"),
    contact: text("contact"),
  };
  if (branch === "" || Object.values(rectification).every((entry) => isBlankMark(entry))) return [];
  const digest = digestOf(Object.values(rectification).join("\n"));
  const origin = originIn(file, sheet, { 整改: cell });
  return [{ branch, parent, content: submittedContent({ id: `form:${template}`, digest, origin, rectification }) }];
}
