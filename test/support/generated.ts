import { applyToSnapshot } from "../../src/core/changes/apply";
import { checkWorkbook } from "../../src/core/check/check";
import {
  generateSheets,
  type GenerateKind,
  type GenerateOptions,
  type GeneratePlan,
} from "../../src/core/generation/generate";
import { cellText } from "../../src/core/workbook/grid";
import { toA1 } from "../../src/core/workbook/address";
import { keyAddress, type SheetSnapshot, type WorkbookSnapshot } from "../../src/core/workbook/snapshot";
import { describeFinding } from "../../src/locales/findings";

export function generateOptions(only?: readonly GenerateKind[]): GenerateOptions {
  return {
    ...(only === undefined ? {} : { only }),
    describe: (finding) => describeFinding(finding, "zh-CN"),
    program: "定级助手 0.0.0",
  };
}

/** What generating would write into a workbook. */
export function planFor(book: WorkbookSnapshot, ...only: readonly GenerateKind[]): GeneratePlan {
  return generateSheets(book, checkWorkbook(book), generateOptions(only.length > 0 ? only : undefined));
}

/** The workbook with what generating writes. */
export function generated(book: WorkbookSnapshot, ...only: readonly GenerateKind[]): WorkbookSnapshot {
  return applyToSnapshot(book, planFor(book, ...only).changeSet);
}

export function sheetOf(book: WorkbookSnapshot, name: string): SheetSnapshot {
  const found = book.sheets.find((s) => s.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

/** Every non-blank row of a sheet as its texts from column A, blanks as "". */
export function textRows(book: WorkbookSnapshot, name: string): readonly (readonly string[])[] {
  const rows = new Map<number, string[]>();
  for (const [key, cell] of sheetOf(book, name).cells) {
    const { row, column } = keyAddress(key);
    const line = rows.get(row) ?? [];
    while (line.length < column) line.push("");
    line[column] = cellText(cell);
    rows.set(row, line);
  }
  return [...rows.values()];
}

/** The rows of a generated table between its headings and its sign-off line. */
export function tableRows(book: WorkbookSnapshot, name: string): readonly (readonly string[])[] {
  const rows = textRows(book, name);
  const heading = rows.findIndex((row) => row[0] === "序号");
  const end = rows.findIndex((row) => row[0]?.startsWith("填表人：") || row[0] === "可补充到整改表的内容");
  return rows.slice(heading + 1, end);
}

/** The entries of one column of a generated table, by heading. */
export function columnOf(book: WorkbookSnapshot, name: string, heading: string): readonly string[] {
  const headings = textRows(book, name).find((row) => row[0] === "序号") ?? [];
  const column = headings.indexOf(heading);
  if (column < 0) throw new Error(`no column ${heading} on ${name}`);
  return tableRows(book, name).map((row) => row[column] ?? "");
}

/** The address of the cell under a heading in the row that holds a text. */
export function cellIn(book: WorkbookSnapshot, name: string, heading: string, text: string): string {
  const cells = [...sheetOf(book, name).cells].map(([key, cell]) => ({ ...keyAddress(key), text: cellText(cell) }));
  const column = cells.find((c) => c.text === heading)?.column;
  const row = cells.find((c) => c.text.includes(text))?.row;
  if (column === undefined || row === undefined) throw new Error(`no ${heading} beside ${text} on ${name}`);
  return `${name}!${toA1({ row, column })}`;
}

/** Every cell of a workbook, for comparing before and after. */
export function plainBook(book: WorkbookSnapshot): unknown {
  return { ...book, sheets: book.sheets.map((s) => ({ ...s, cells: [...s.cells] })) };
}
