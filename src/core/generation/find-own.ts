import type { CheckResult } from "../check/check";
import type { OwnFormId } from "../model/recognised-sheet";
import type { OwnTable } from "../own-sheets/description";
import { ownTitles } from "../own-sheets/index";
import { nothingKept, readOwnTable, type KeptTable } from "../own-sheets/read-table";
import { ownSheetsOf } from "../own-sheets/recognise";
import { withTableCode } from "../own-sheets/table-code";
import type { SheetSnapshot, WorkbookSnapshot } from "../workbook/snapshot";
import type { SheetDesign } from "../design/sheet-design";
import { signOffLabel } from "../own-sheets/read-table";
import { freeSheetName } from "./own-sheet";
import { drawWithTyped, type TypedLine } from "./typed-elsewhere";

/** A generated sheet as the workbook has it, and what on it is a person's. */
export interface Own<Id extends string> {
  readonly sheet: SheetSnapshot | null;
  readonly name: string;
  readonly kept: KeptTable<Id>;
}

/** A sheet of ours whose headings are gone, or that was drawn for another purpose, is left alone. */
export function findOwn<Id extends string>(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  form: OwnFormId,
  layout: OwnTable<Id>,
): Own<Id> {
  for (const { sheet } of ownSheetsOf(checked.sheets, form)) {
    const kept = readOwnTable(sheet, layout);
    if (kept) return { sheet, name: sheet.name, kept };
  }
  return { sheet: null, name: freeSheetName(workbook, ownTitles[form]), kept: nothingKept };
}

/** Draws a generated table with everything that people typed on it, also where they are not asked to. */
export function drawTable<Id extends string>(
  { sheet, kept }: Own<Id>,
  table: OwnTable<Id>,
  draw: (kept: KeptTable<Id>) => SheetDesign,
): SheetDesign {
  const words = [
    table.title,
    ...table.ownLines,
    ...table.sections,
    ...table.sectionLabels,
    ...table.marks,
    ...table.columns.map(({ heading }) => heading),
    ...table.signOff.map(signOffLabel),
    ...(table.values ?? []),
  ];
  const rows = new Set([...kept.rows, ...kept.loose].map(({ row }) => row));
  const withLines = (lines: readonly TypedLine[]): KeptTable<Id> => {
    const loose = lines.map(({ row, text }) => ({ row, cells: new Map([[0, { value: text }]]) }));
    return lines.length === 0 ? kept : { ...kept, loose: [...kept.loose, ...loose] };
  };
  return withTableCode(
    drawWithTyped(sheet, { words, rows, sectionText: table.sectionText }, (lines) => draw(withLines(lines))),
    table,
  );
}
