import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SetCell } from "../../src/core/changes/change-set";
import { parseA1 } from "../../src/core/workbook/address";
import {
  cellAt,
  type Cell,
  type CellValue,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../src/core/workbook/snapshot";
import { readXlsx } from "../../src/hosts/xlsx/read";
import { openZip, writeZip } from "../../src/hosts/xlsx/zip";

/** A workbook with charts, images, validations, protection and more: see test/fixtures/xlsx/build-rich.py. */
export function richWorkbook(): Uint8Array {
  return new Uint8Array(readFileSync(join(__dirname, "../fixtures/xlsx/rich.xlsx")));
}

/** What the reader makes of a file. */
export function snapshotOf(bytes: Uint8Array): WorkbookSnapshot {
  return readXlsx(bytes, { fileName: "book.xlsx" }).snapshot;
}

/** Every part of a package as text. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  const archive = openZip(bytes);
  return new Map(archive.names.map((name) => [name, new TextDecoder().decode(archive.read(name))]));
}

export function partOf(bytes: Uint8Array, name: string): string {
  const part = partsOf(bytes).get(name);
  if (part === undefined) throw new Error(`no part ${name}`);
  return part;
}

/** Names of the parts that differ, appeared (+) or went (-), sorted. */
export function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const a = partsOf(before);
  const b = partsOf(after);
  const changed = [...b].flatMap(([name, text]) => (!a.has(name) ? [`+${name}`] : a.get(name) === text ? [] : [name]));
  return [...changed, ...[...a.keys()].filter((name) => !b.has(name)).map((name) => `-${name}`)].sort();
}

/** The package with some parts replaced (or added) as text; null removes one. */
export function withParts(bytes: Uint8Array, parts: Readonly<Record<string, string | null>>): Uint8Array {
  const all = new Map<string, string | null>([...partsOf(bytes), ...Object.entries(parts)]);
  const encoder = new TextEncoder();
  return writeZip([...all].flatMap(([name, text]) => (text === null ? [] : [{ name, data: encoder.encode(text) }])));
}

export function sheetNamed(workbook: WorkbookSnapshot, name: string): SheetSnapshot {
  const sheet = workbook.sheets.find((s) => s.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

export function cellOf(workbook: WorkbookSnapshot, sheet: string, address: string): Cell | undefined {
  const { row, column } = parseA1(address);
  return cellAt(sheetNamed(workbook, sheet), row, column);
}

/** An edit of one cell with the `before` that the workbook has. */
export function setCell(
  workbook: WorkbookSnapshot,
  sheet: string,
  address: string,
  after: Cell | CellValue | null,
): SetCell {
  const { row, column } = parseA1(address);
  const { id, name } = sheetNamed(workbook, sheet);
  const isCell = typeof after === "object" && after !== null && "value" in after;
  return {
    kind: "set-cell",
    sheet: { id, name },
    row,
    column,
    before: cellOf(workbook, sheet, address) ?? null,
    after: after === null || isCell ? after : { value: after },
  };
}
