import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkWorkbook } from "../../src/core/check/check";
import { keyAddress } from "../../src/core/workbook/snapshot";
import { HostError } from "../../src/hosts/host";
import { readAppearance } from "../../src/hosts/xlsx/appearance";
import { readXlsx, type XlsxFile } from "../../src/hosts/xlsx/read";
import { openZip, writeZip } from "../../src/hosts/xlsx/zip";
import { formatValue } from "../../src/taskpane/sheet-view/format-value";
import { lookOf, plainLook } from "../../src/taskpane/sheet-view/looks";
import { pick, randomFrom } from "./layouts";

const FIXTURES = join(__dirname, "../fixtures");

/** The workbooks of test/fixtures, by path. */
export function seedBooks(): ReadonlyMap<string, Uint8Array> {
  const names = readdirSync(FIXTURES, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".xlsx"));
  return new Map(names.sort().map((name) => [name, new Uint8Array(readFileSync(join(FIXTURES, name)))]));
}

type Random = () => number;

const below = (random: Random, count: number): number => Math.floor(random() * count);

/** Values that stand nowhere in an honest part. */
const ODD = ["", "-1", "0", "1048577", "16385", "4294967296", "NaN", "1e999", "A0", "XFE1", "&#0;", "x".repeat(40_000)];

const edits: readonly ((xml: string, random: Random) => string)[] = [
  // A piece is gone, comes twice, or trades places with another.
  (xml, random) => cut(xml, random, () => ""),
  (xml, random) => cut(xml, random, (piece) => piece + piece),
  (xml, random) => cut(xml, random, (piece) => [...piece].reverse().join("")),
  (xml, random) => xml.slice(0, below(random, xml.length)),
  // A tag, an attribute or a number is another one.
  (xml, random) => replaceOne(xml, random, /<[^>]*>/g, () => ""),
  (xml, random) => replaceOne(xml, random, /<[^>]*>/g, (tag) => tag + tag),
  (xml, random) => replaceOne(xml, random, /"[^"]*"/g, () => `"${pick(random, ODD)}"`),
  (xml, random) => replaceOne(xml, random, / [\w:]+="[^"]*"/g, () => ""),
  (xml, random) => replaceOne(xml, random, />[^<]+</g, () => `>${pick(random, ODD)}<`),
  (xml, random) => replaceOne(xml, random, /\d+/g, () => pick(random, ["0", "-7", "99999999999", "1.5"])),
];

function cut(xml: string, random: Random, change: (piece: string) => string): string {
  const from = below(random, xml.length);
  const to = from + below(random, 200);
  return xml.slice(0, from) + change(xml.slice(from, to)) + xml.slice(to);
}

function replaceOne(xml: string, random: Random, pattern: RegExp, change: (found: string) => string): string {
  const all = [...xml.matchAll(pattern)];
  const one = all[below(random, all.length)];
  if (!one) return xml;
  return xml.slice(0, one.index) + change(one[0]) + xml.slice(one.index + one[0].length);
}

/** The workbook with one to three faults: mostly in the text of a part, in an archive that is whole; else in its bytes. */
export function mutant(book: Uint8Array, seed: number): Uint8Array {
  const random = randomFrom(seed);
  for (let i = 0; i < 3; i++) random();
  if (random() < 0.2) {
    const bytes = book.slice(0, random() < 0.2 ? below(random, book.length) : book.length);
    for (let i = below(random, 4); i >= 0 && bytes.length > 0; i--)
      bytes[below(random, bytes.length)] = below(random, 256);
    return bytes;
  }
  const archive = openZip(book);
  const parts = new Map(archive.names.map((name) => [name, archive.read(name)]));
  for (let i = below(random, 3); i >= 0; i--) {
    const name = pick(
      random,
      [...parts.keys()].filter((part) => /\.(?:xml|rels|vml)$/.test(part)),
    );
    const xml = new TextDecoder().decode(parts.get(name));
    if (random() < 0.05) parts.delete(name);
    else parts.set(name, new TextEncoder().encode(pick(random, edits)(xml, random)));
  }
  return writeZip([...parts].map(([name, data]) => ({ name, data })));
}

/** Shows every sheet as the page does: sizes, looks and texts of its cells. */
function view(file: XlsxFile): void {
  for (const sheet of file.snapshot.sheets) {
    const look = orNull(() => lookOf(sheet, readAppearance(file, sheet.id))) ?? plainLook(sheet);
    look.columnWidths(Math.min(look.lastColumn + 1, 200));
    look.rowHeights(Math.min(look.lastRow + 1, 2000));
    for (const [key, cell] of sheet.cells) {
      const { row, column } = keyAddress(key);
      look.cellLook(row, column);
      look.comment(row, column);
      formatValue({ ...cell, format: look.format(row, column) ?? "General" });
    }
  }
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof HostError) return null;
    throw error;
  }
}

/** What came of a mutant: it was read, checked and shown, or refused by a name. Throws whatever else happens. */
export function outcomeOf(bytes: Uint8Array): string {
  const file = orNullWithCode(bytes);
  if (typeof file === "string") return file;
  checkWorkbook(file.snapshot);
  view(file);
  return "read";
}

function orNullWithCode(bytes: Uint8Array): XlsxFile | string {
  try {
    return readXlsx(bytes, { fileName: "book.xlsx" });
  } catch (error) {
    if (error instanceof HostError && error.code !== "unknown") return error.code;
    throw error;
  }
}
