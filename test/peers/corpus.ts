/**
 * Reads every workbook below a folder and holds it against SheetJS: what was refused and why, values that differ, and,
 * for .xlsx, which parts one typed number changes. For developers with a collection of files at hand; nothing is sent or
 * written. Not part of `npm test`.
 * Run: node src/scripts/run.cjs test/peers/corpus.ts DIR [MORE…]
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { read, utils, type CellObject, type WorkBook } from "@e965/xlsx";
import type { SetCell } from "../../src/core/changes/change-set";
import { MAX_ROWS } from "../../src/core/workbook/address";
import { keyAddress, type Cell, type SheetSnapshot, type WorkbookSnapshot } from "../../src/core/workbook/snapshot";
import { HostError } from "../../src/hosts/host";
import { readWorkbook } from "../../src/hosts/read-workbook";
import { applyToXlsx } from "../../src/hosts/xlsx/write";
import { changedParts } from "../support/xlsx-package";

const KINDS = [".xlsx", ".xlsm", ".xltx", ".xls", ".xlt", ".et"];
/** Of each kind of difference so many are printed. */
const EXAMPLES = 5;

/** Parts that any write may change. */
const EXPECTED =
  /^[+-]?(?:xl\/workbook\.xml|docProps\/(?:core|app)\.xml|xl\/calcChain\.xml|\[Content_Types\]\.xml|xl\/_rels\/workbook\.xml\.rels)$/;

class Tally {
  private readonly found = new Map<string, string[]>();

  add(kind: string, example: string): void {
    const known = this.found.get(kind);
    if (known) known.push(example);
    else this.found.set(kind, [example]);
  }

  print(title: string): void {
    console.log(`${title}: ${[...this.found.values()].reduce((sum, list) => sum + list.length, 0)}`);
    for (const [kind, list] of [...this.found].sort(([, a], [, b]) => b.length - a.length)) {
      console.log(`  ${list.length} × ${kind}`);
      for (const example of list.slice(0, EXAMPLES)) console.log(`      ${example}`);
    }
  }

  get isEmpty(): boolean {
    return this.found.size === 0;
  }
}

function filesBelow(place: string): readonly string[] {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place)
    .sort()
    .flatMap((name) => (name.startsWith("~$") || name.startsWith("._") ? [] : filesBelow(join(place, name))))
    .filter((file) => KINDS.includes(extname(file).toLowerCase()));
}

/** What SheetJS says of a cell, as our own value; undefined for a blank. */
function theirValue(cell: CellObject | undefined): string | number | boolean | undefined {
  if (!cell || cell.t === "z" || cell.v === undefined || cell.v === null) return undefined;
  if (cell.t === "e") return cell.w ?? String(cell.v);
  if (cell.v instanceof Date) return cell.v.toISOString();
  return cell.v;
}

function ourValue({ value }: Cell): string | number | boolean | undefined {
  if (value === null) return undefined;
  return typeof value === "object" ? value.error : value;
}

/** Line ends and the marks that Excel writes for signs it may not hold are read in two ways. */
function plain(value: string | number | boolean | undefined): string | number | boolean | undefined {
  if (typeof value !== "string") return value;
  const text = value.replace(/_x000[dD]_/g, "").replace(/\r\n?/g, "\n");
  return text === "" ? undefined : text;
}

function compareSheet(sheet: SheetSnapshot, book: WorkBook, file: string, tally: Tally): number {
  const theirs = book.Sheets[sheet.name];
  if (!theirs) {
    tally.add("sheet that SheetJS does not have", `${file} ${sheet.name}`);
    return 0;
  }
  const places = new Set(Object.keys(theirs).filter((key) => !key.startsWith("!")));
  const at = (row: number, column: number): string => utils.encode_cell({ r: row, c: column });
  for (const [key, cell] of sheet.cells) {
    const { row, column } = keyAddress(key);
    const place = at(row, column);
    places.delete(place);
    const [own, other] = [plain(ourValue(cell)), plain(theirValue(theirs[place] as CellObject | undefined))];
    // A value that cannot be trusted is none of ours: manual calculation, for example.
    if (own === other || (own === undefined && cell.formula !== undefined)) continue;
    tally.add(
      `${typeof own} here, ${typeof other} there`,
      `${file} ${sheet.name}!${place}: ${String(own)} | ${String(other)}`,
    );
  }
  for (const place of places) {
    const other = plain(theirValue(theirs[place] as CellObject | undefined));
    if (other !== undefined) tally.add("blank here", `${file} ${sheet.name}!${place}: ${String(other)}`);
  }
  return sheet.cells.size;
}

/** Types a number below the first sheet that takes one. */
async function write(bytes: Uint8Array, { sheets }: WorkbookSnapshot, file: string, tally: Tally): Promise<void> {
  const sheet = sheets.find((s) => !s.isProtected);
  if (!sheet) return;
  const last = Math.max(-1, ...[...sheet.cells.keys()].slice(-1).map((key) => keyAddress(key).row));
  if (last + 3 >= MAX_ROWS) return;
  const edit: SetCell = {
    kind: "set-cell",
    sheet: { id: sheet.id, name: sheet.name },
    row: last + 3,
    column: 0,
    before: null,
    after: { value: 89.5 },
  };
  try {
    const { bytes: written, report } = await applyToXlsx(bytes, { purpose: "entry", edits: [edit] });
    if (report.skipped.length > 0) return tally.add("not written", `${file}: ${JSON.stringify(report.skipped[0])}`);
    const changed = changedParts(bytes, written).filter((part) => !EXPECTED.test(part));
    const others = changed.filter((part) => !/^xl\/worksheets\/[^/]+\.xml$/i.test(part));
    if (changed.length !== 1) tally.add("another number of sheets changed", `${file}: ${changed.join(", ")}`);
    else if (others.length > 0) tally.add("another part changed", `${file}: ${others.join(", ")}`);
  } catch (error) {
    tally.add("error while writing", `${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function theirs(bytes: Uint8Array): WorkBook | null {
  try {
    return read(bytes, { sheetStubs: true, cellDates: false, cellText: true });
  } catch {
    return null;
  }
}

export async function main(places: readonly string[]): Promise<number> {
  const files = places.flatMap(filesBelow);
  if (files.length === 0) {
    console.error("usage: node src/scripts/run.cjs test/peers/corpus.ts DIR [MORE…]");
    return 2;
  }
  const [refused, values, writes] = [new Tally(), new Tally(), new Tally()];
  let [opened, cells] = [0, 0];
  for (const file of files) {
    const bytes = new Uint8Array(readFileSync(file));
    try {
      const { snapshot, isOldFormat } = await readWorkbook(bytes, { fileName: file });
      opened++;
      const book = theirs(bytes);
      if (book === null) values.add("SheetJS cannot read it", file);
      else for (const sheet of snapshot.sheets) cells += compareSheet(sheet, book, file, values);
      if (!isOldFormat) await write(bytes, snapshot, file, writes);
    } catch (error) {
      const isNamed = error instanceof HostError && error.code !== "unknown";
      const facts = isNamed ? ` ${JSON.stringify(error.facts)}` : "";
      refused.add(
        isNamed ? error.code : "no named reason",
        `${file}: ${error instanceof Error ? error.message : ""}${facts}`,
      );
    }
  }
  console.log(`${files.length} files, ${opened} read, ${cells} cells compared`);
  refused.print("refused");
  values.print("values that differ");
  writes.print("writes to look at");
  return values.isEmpty && writes.isEmpty ? 0 : 1;
}
