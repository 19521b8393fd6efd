import {
  type Cell,
  type CellKey,
  type CellValue,
  isCellError,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../core/workbook/snapshot";
import type { XlsxFile } from "../hosts/xlsx/read";

/** A file as it goes from one thread to another: its cells packed, so that nobody waits while they are taken out. */
export interface SentFile extends Omit<XlsxFile, "archive" | "snapshot"> {
  readonly snapshot: Omit<WorkbookSnapshot, "sheets"> & { readonly sheets: readonly SentSheet[] };
}

type SentSheet = Omit<SheetSnapshot, "cells"> & { readonly cells: PackedCells };

/** Cells as numbers and one long text; every different text is kept once. */
interface PackedCells {
  readonly keys: Float64Array;
  readonly kinds: Uint8Array;
  /** A number or truth value itself, otherwise the number of a text. */
  readonly values: Float64Array;
  /** Numbers of texts, from 1; 0 where there is none. Empty where no cell has one. */
  readonly formulas: Uint32Array;
  readonly formats: Uint32Array;
  readonly texts: string;
  /** Where each text ends. */
  readonly ends: Uint32Array;
}

const kinds = ["none", "number", "text", "boolean", "error"] as const;
type Kind = (typeof kinds)[number];

export function packFile({ archive: _, snapshot, ...file }: XlsxFile): SentFile {
  const sheets = snapshot.sheets.map((sheet) => ({ ...sheet, cells: packCells(sheet.cells) }));
  return { ...file, snapshot: { ...snapshot, sheets } };
}

/** Takes a file's cells out, some thousands at a time: between two steps the page can answer. */
export function* unpackFile({ snapshot, ...file }: SentFile): Generator<void, Omit<XlsxFile, "archive">> {
  const sheets: SheetSnapshot[] = [];
  for (const sheet of snapshot.sheets) sheets.push({ ...sheet, cells: yield* unpackCells(sheet.cells) });
  return { ...file, snapshot: { ...snapshot, sheets } };
}

class Texts {
  private readonly numbers = new Map<string, number>();

  numberOf(text: string | undefined): number {
    if (text === undefined) return 0;
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.numbers.size + 1);
    return this.numbers.size;
  }

  get all(): readonly string[] {
    return [...this.numbers.keys()];
  }
}

function packCells(cells: ReadonlyMap<CellKey, Cell>): PackedCells {
  const texts = new Texts();
  const keys = new Float64Array(cells.size);
  const kindsOf = new Uint8Array(cells.size);
  const values = new Float64Array(cells.size);
  const formulas = new Uint32Array(cells.size);
  const formats = new Uint32Array(cells.size);
  let at = 0;
  for (const [key, { value, formula, format }] of cells) {
    keys[at] = key;
    const kind = kindOf(value);
    kindsOf[at] = kinds.indexOf(kind);
    values[at] =
      kind === "number" || kind === "boolean"
        ? Number(value)
        : texts.numberOf(isCellError(value) ? value.error : typeof value === "string" ? value : undefined);
    formulas[at] = texts.numberOf(formula);
    formats[at] = texts.numberOf(format);
    at++;
  }
  let end = 0;
  const ends = Uint32Array.from(texts.all, (text) => (end += text.length));
  return { keys, kinds: kindsOf, values, formulas, formats, texts: texts.all.join(""), ends };
}

function kindOf(value: CellValue | null): Kind {
  if (value === null) return "none";
  if (isCellError(value)) return "error";
  return typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : "text";
}

/** Cells taken out between two steps. */
const STEP = 2_000;

function* unpackCells(packed: PackedCells): Generator<void, ReadonlyMap<CellKey, Cell>> {
  const { keys, kinds: kindsOf, values, formulas, formats, texts, ends } = packed;
  const known: string[] = [];
  const text = (number: number): string =>
    (known[number] ??= texts.slice(number > 1 ? ends[number - 2] : 0, ends[number - 1]));
  const valueOf = (at: number): CellValue | null => {
    const value = values[at] as number;
    switch (kinds[kindsOf[at] as number]) {
      case "number":
        return value;
      case "boolean":
        return value === 1;
      case "text":
        return text(value);
      case "error":
        return { error: text(value) };
      default:
        return null;
    }
  };
  const cells = new Map<CellKey, Cell>();
  for (let at = 0; at < keys.length; at++) {
    const formula = formulas[at] as number;
    const format = formats[at] as number;
    cells.set(keys[at] as number, {
      value: valueOf(at),
      ...(formula > 0 && { formula: text(formula) }),
      ...(format > 0 && { format: text(format) }),
    });
    if (at % STEP === STEP - 1) yield;
  }
  return cells;
}
