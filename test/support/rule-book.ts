import { applyToSnapshot } from "../../src/core/changes/apply";
import { checkWorkbook, type CheckOptions } from "../../src/core/check/check";
import type { FactsByCode } from "../../src/core/findings/facts";
import type { Finding, FindingCode } from "../../src/core/findings/finding";
import { fillWorkbook } from "../../src/core/generation/fill";
import { gatherBranches } from "../../src/core/records/branches";
import { recognise } from "../../src/core/recognition/recognise";
import { runRule, type CheckContext, type Rule } from "../../src/core/rules/rule";
import { decide } from "../../src/core/scoring/decide";
import type { Scheme } from "../../src/core/schemes/types";
import { parseA1, toA1 } from "../../src/core/workbook/address";
import {
  cellKey,
  keyAddress,
  type Cell,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../src/core/workbook/snapshot";
import { cleanSheets } from "../../src/scripts/samples/clean";
import { exampleSheets } from "../../src/scripts/samples/example";
import { snapshotOfDesign, workbookOfDesigns } from "./design-snapshot";
import { sheet, type LiteralCell } from "./workbook";

/**
 * 附件1–4 of 白桦小学党支部 without any fault: self 95, review 92, so 93.2 and 先进. Item n of 附件1 stands
 * in row n + 4: category A, text B, maximum C, self D, review E.
 */
export const cleanBook = once((): WorkbookSnapshot => workbookOfDesigns(cleanSheets()));

/** The official document's own filled forms. */
export const exampleBook = once((): WorkbookSnapshot => workbookOfDesigns(exampleSheets()));

/** Drawn at the first call: nothing alters a snapshot. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** The clean workbook before the superior scored it. */
export function selfOnlyBook(): WorkbookSnapshot {
  const review = Object.fromEntries(Array.from({ length: 27 }, (_, i) => [`附件1!E${i + 5}`, null]));
  return withCells(cleanBook(), { ...review, "附件2!D18": null });
}

/** withCells(book, { "附件1!D5": 3, "附件2!B4": null }): what stands in these cells instead. */
export function withCells(book: WorkbookSnapshot, edits: Readonly<Record<string, LiteralCell>>): WorkbookSnapshot {
  const sheets = book.sheets.map((old): SheetSnapshot => {
    const cells = new Map(old.cells);
    for (const [place, literal] of Object.entries(edits)) {
      const [name, address = ""] = place.split("!");
      if (name !== old.name) continue;
      const { row, column } = parseA1(address);
      const [cell] = [...sheet("", [[literal]]).cells.values()];
      if (cell) cells.set(cellKey(row, column), cell);
      else cells.delete(cellKey(row, column));
    }
    return { ...old, cells: inOrder(cells) };
  });
  for (const place of Object.keys(edits)) {
    if (!book.sheets.some((s) => place.startsWith(`${s.name}!`))) throw new Error(`no sheet for ${place}`);
  }
  return { ...book, sheets };
}

/** Deletes a row (from 1) as Excel does: what stands below moves up. */
export function withoutRow(book: WorkbookSnapshot, name: string, row: number): WorkbookSnapshot {
  return moveRows(book, name, (r) => (r === row - 1 ? null : r > row - 1 ? r - 1 : r));
}

/** Inserts a row (from 1) with these contents from column A. */
export function withRow(
  book: WorkbookSnapshot,
  name: string,
  row: number,
  contents: readonly LiteralCell[],
): WorkbookSnapshot {
  const moved = moveRows(book, name, (r) => (r >= row - 1 ? r + 1 : r));
  const edits = contents.map((content, i) => [`${name}!${String.fromCharCode(65 + i)}${row}`, content] as const);
  return withCells(moved, Object.fromEntries(edits));
}

function moveRows(book: WorkbookSnapshot, name: string, to: (row: number) => number | null): WorkbookSnapshot {
  const sheets = book.sheets.map((old): SheetSnapshot => {
    if (old.name !== name) return old;
    const cells = new Map<number, Cell>();
    for (const [key, cell] of old.cells) {
      const { row, column } = keyAddress(key);
      const moved = to(row);
      if (moved !== null) cells.set(cellKey(moved, column), cell);
    }
    return { ...old, cells: inOrder(cells) };
  });
  return { ...book, sheets };
}

function inOrder(cells: ReadonlyMap<number, Cell>): ReadonlyMap<number, Cell> {
  return new Map([...cells].sort(([a], [b]) => a - b));
}

export function withSheet(
  book: WorkbookSnapshot,
  added: SheetSnapshot | Parameters<typeof snapshotOfDesign>[0],
): WorkbookSnapshot {
  const snapshot = "visibility" in added ? added : snapshotOfDesign(added);
  return { ...book, sheets: [...book.sheets, snapshot] };
}

export function withoutSheet(book: WorkbookSnapshot, name: string): WorkbookSnapshot {
  return { ...book, sheets: book.sheets.filter((s) => s.name !== name) };
}

export function renamed(book: WorkbookSnapshot, name: string, to: string): WorkbookSnapshot {
  return { ...book, sheets: book.sheets.map((s) => (s.name === name ? { ...s, name: to, id: `id-${to}` } : s)) };
}

type Place = readonly [sheet: string | null, cell: string | null, code: string];

/** Every finding of a check as [sheet, cell, code]. */
export function places(book: WorkbookSnapshot, options?: CheckOptions): readonly Place[] {
  return checkWorkbook(book, options).findings.map(place);
}

function place({ sheet: name, cell, code }: Finding): Place {
  return [name, cell, code];
}

/** The facts of every finding of one code. */
export function factsOf<Code extends FindingCode>(
  book: WorkbookSnapshot,
  code: Code,
  options?: CheckOptions,
): readonly FactsByCode[Code][] {
  return checkWorkbook(book, options)
    .findings.filter((f) => f.code === code)
    .map((f) => f.facts as unknown as FactsByCode[Code]);
}

/** What could not be checked, as [sheet, code] with its facts; unconfirmed vetoes left out. */
export function uncheckedOf(book: WorkbookSnapshot): readonly unknown[] {
  return checkWorkbook(book)
    .unchecked.filter((u) => u.code !== "veto")
    .map(({ sheet: name, code, facts }) => [name, code, facts]);
}

/** What rules see of a workbook under other schemes than the built-in ones. */
export function contextOf(
  book: WorkbookSnapshot,
  schemes: readonly Scheme[],
  options: CheckOptions = {},
): CheckContext {
  const sheets = recognise(book, schemes);
  return { workbook: book, sheets, branches: gatherBranches(book, sheets).map(decide), options };
}

/** One rule alone, as [sheet, cell, facts]. */
export function runOn<Code extends FindingCode>(rule: Rule<Code>, context: CheckContext): readonly unknown[] {
  return runRule(rule, context).map(({ sheet: name, cell, facts }) => [name, cell, facts]);
}

/** The workbook with 「得分与定级」 as 填写得分与等级 writes it. */
export function filled(book: WorkbookSnapshot): WorkbookSnapshot {
  return applyToSnapshot(book, fillWorkbook(book, checkWorkbook(book)));
}

/** The address of the cell right of a label on 「得分与定级」. */
export function resultCell(book: WorkbookSnapshot, label: string): string {
  const result = book.sheets.find((s) => s.name === "得分与定级");
  const entries = [...(result?.cells ?? [])].map(([key, cell]) => ({ ...keyAddress(key), value: cell.value }));
  const found = entries.find((e) => typeof e.value === "string" && e.value.startsWith(label));
  const beside = entries.find((e) => found && e.row === found.row && e.column > found.column);
  if (!beside) throw new Error(`nothing beside ${label}`);
  return toA1(beside);
}

/** The vetoes that nobody has confirmed. */
export function uncheckedVetoes(book: WorkbookSnapshot): readonly unknown[] {
  return checkWorkbook(book)
    .unchecked.filter((u) => u.code === "veto")
    .map((u) => u.facts["veto"]);
}
