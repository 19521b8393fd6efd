import type { CellObject, WorkBook } from "@e965/xlsx";
import { parseA1 } from "../../core/workbook/address";
import {
  cellKey,
  type Aside,
  type Cell,
  type CellKey,
  type CellValue,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../core/workbook/snapshot";
import { showsDay } from "../../core/text/dates";
import { HostError } from "../host";
import { cleanText } from "../xlsx/text";
import type { CompoundTool } from "../compound-file";

/** A workbook in the format of Excel 97–2003 (and what WPS calls .et when saved so). */
interface XlsFile {
  readonly snapshot: WorkbookSnapshot;
  readonly properties: {
    /** When the document says that it was last saved, ISO; null where it does not. */
    readonly modified: string | null;
  };
  readonly hasMacros: boolean;
}

/** Beyond this it is no grading workbook; the reader would need many times the memory. */
const LARGEST = 32 * 1024 * 1024;
const MOST_CELLS = 2_000_000;

/** Their cells are no entries: a chart sheet repeats what its chart shows. As in .xlsx they are left out. */
const otherSheetKinds: readonly string[] = ["chart", "dialog", "macro"];

/** Days between the counts from 1900 and from 1904. */
const DAYS_TO_1904 = 1462;

/**
 * Reads an old .xls workbook into the same snapshot that an .xlsx gives. The library is loaded by the
 * first such file only. Nothing can be written back into this format.
 * @throws HostError `encrypted`, `too-large`, `old-format` when the file cannot be read as a whole.
 */
export async function readXls(bytes: Uint8Array, { fileName }: { readonly fileName: string | null }): Promise<XlsFile> {
  if (bytes.length > LARGEST) throw new HostError("too-large", `${bytes.length} bytes`, { limit: LARGEST });
  const library = await import(/* webpackChunkName: "old-format" */ "@e965/xlsx/dist/xlsx.full.min");
  const { read } = library;
  const options = { type: "array", cellFormula: true, cellNF: true, cellHTML: false, bookVBA: true } as const;
  let book: WorkBook;
  try {
    try {
      book = read(bytes, options);
    } catch (error) {
      // The library takes an encrypted file that is embedded in the workbook for the workbook.
      if (!/Encrypt/.test(String(error))) throw error;
      const compound = library.CFB as CompoundTool;
      const file = compound.read(bytes, { type: "array" });
      for (const name of file.FullPaths.filter((path) => /\/.+\/Encrypt[^/]*$/.test(path)))
        compound.utils.cfb_del(file, name);
      book = read(compound.write(file, { type: "array" }), options);
    }
  } catch (error) {
    throw unreadable(error);
  }
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  let left = MOST_CELLS;
  const asides: Aside[] = [];
  const sheets = book.SheetNames.flatMap((name, i): readonly SheetSnapshot[] => {
    const sheet = book.Sheets[name];
    if (otherSheetKinds.includes(String(sheet?.["!type"]))) return [];
    const hidden = book.Workbook?.Sheets?.[i]?.Hidden ?? 0;
    const cells = new Map<CellKey, Cell>();
    const comments: Aside[] = [];
    for (const [address, found] of Object.entries(sheet ?? {})) {
      if (address.startsWith("!")) continue;
      const cell = toCell(found as CellObject, is1904);
      if (hidden === 0) comments.push(...commentsOf(found as CellObject, cleanText(name), address));
      if (!cell) continue;
      if (--left < 0) throw new HostError("too-large", "too many cells", { limit: MOST_CELLS });
      const { row, column } = parseA1(address);
      cells.set(cellKey(row, column), cell);
    }
    asides.push(...comments.sort((a, b) => keyOf(a) - keyOf(b)));
    return [
      {
        id: String(i + 1),
        name: cleanText(name),
        visibility: hidden === 0 ? "visible" : hidden === 1 ? "hidden" : "veryHidden",
        isProtected: sheet?.["!protect"] !== undefined,
        cells: new Map([...cells].sort(([a], [b]) => a - b)),
      },
    ];
  });
  if (sheets.length === 0) throw new HostError("old-format", "no sheets");
  const modified: unknown = book.Props?.ModifiedDate;
  return {
    snapshot: {
      name: fileName,
      calculation: "automatic",
      isStructureProtected: false,
      sheets,
      ...(asides.length > 0 ? { asides } : {}),
    },
    properties: {
      modified: modified instanceof Date && !Number.isNaN(modified.getTime()) ? modified.toISOString() : null,
    },
    hasMacros: book.vbaraw !== undefined,
  };
}

function unreadable(error: unknown): HostError {
  const detail = error instanceof Error ? error.message : String(error);
  return /password-protected|^encryption /i.test(detail)
    ? new HostError("encrypted", detail)
    : new HostError("old-format", detail);
}

function keyOf({ cell }: Aside): CellKey {
  const { row, column } = parseA1(cell ?? "A1");
  return cellKey(row, column);
}

function commentsOf({ c: comments }: CellObject, sheet: string, cell: string): readonly Aside[] {
  return (comments ?? []).flatMap(({ t: text }) =>
    typeof text === "string" && text.trim() !== ""
      ? [{ kind: "comment", sheet, cell, text: cleanText(text).trim() }]
      : [],
  );
}

function toCell(found: CellObject, is1904: boolean): Cell | null {
  const value = valueOf(found);
  const format = typeof found.z === "string" && found.z !== "General" ? found.z : undefined;
  const formula = typeof found.f === "string" && found.f !== "" ? found.f : undefined;
  if (formula === undefined && (value === null || value === "")) return null;
  const isDate = typeof value === "number" && is1904 && showsDay(format);
  return {
    value: isDate ? value + DAYS_TO_1904 : value,
    ...(formula === undefined ? {} : { formula }),
    ...(format === undefined ? {} : { format }),
  };
}

function valueOf({ t, v, w }: CellObject): CellValue | null {
  if (t === "e") return { error: w ?? "#VALUE!" };
  if (t === "z" || v === undefined) return null;
  if (typeof v === "string") return cleanText(v);
  // A number that is none can stand in this format; Excel shows it so.
  if (typeof v === "number" && !Number.isFinite(v)) return { error: "#NUM!" };
  return typeof v === "number" || typeof v === "boolean" ? v : null;
}
