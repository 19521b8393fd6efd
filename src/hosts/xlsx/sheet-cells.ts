import { MAX_COLUMNS, MAX_ROWS, parseRange, toA1, type CellRange } from "../../core/workbook/address";
import { cellKey, keyAddress, type Cell, type CellKey, type CellValue } from "../../core/workbook/snapshot";
import { HostError } from "../host";
import { formulaShift, type FormulaShift } from "./formula-shift";
import { showsDateOrTime } from "./styles";
import { cleanText } from "./text";
import { COLLECT, ENTER, isTrue, scanXml, SKIP, type Action, type XmlHandler, type XmlTag } from "./xml";

/** What the cells of every sheet of one workbook are read with. */
interface CellContext {
  /** null where the workbook has no table of shared strings. */
  readonly strings: readonly string[] | null;
  /** By style index; undefined is General. Empty where the workbook has no styles. */
  readonly formats: readonly (string | undefined)[];
  /** Values of formulas may be out of date and are left out. */
  readonly isManual: boolean;
  /** Dates count from 1904 and are moved to the usual count from 1900. */
  readonly is1904: boolean;
  /** What all sheets together may hold; counted down as they are read. */
  readonly budget: CellBudget;
}

/** How much of a workbook's contents may still be read. */
export class CellBudget {
  private cells = 0;
  private characters = 0;

  constructor(
    /** Non-blank cells. */
    private readonly cellLimit: number,
    /** Characters of formulas that the file states once for many cells. */
    private readonly formulaLimit: number,
  ) {}

  takeCell(part: string): void {
    this.cells++;
    if (this.cells > this.cellLimit) throw beyond(part, "cells", this.cellLimit);
  }

  takeFormula(part: string, characters: number): void {
    this.characters += characters;
    if (this.characters > this.formulaLimit) throw beyond(part, "characters of formulas", this.formulaLimit);
  }
}

function beyond(part: string, what: string, limit: number): HostError {
  return new HostError("too-large", `${part}: more than ${limit} ${what}`, { part, limit });
}

interface SheetCells {
  readonly cells: ReadonlyMap<CellKey, Cell>;
  readonly isProtected: boolean;
}

interface SharedFormula {
  readonly shift: FormulaShift;
  readonly row: number;
  readonly column: number;
}

interface ArrayFormula {
  readonly range: CellRange;
  readonly formula: string;
}

/** 1 January 1904 in the count from 1900. */
const OFFSET_1904 = 1462;
/** Cells that may be visited for array formulas which fill a range; honest sheets need a few hundred. */
const ARRAY_VISITS = 5_000_000;

const OUTSIDE = 0;
const IN_DATA = 1;
const IN_ROW = 2;
const IN_CELL = 3;
const IN_TEXT = 4;

/**
 * The cells of one worksheet part.
 * @throws HostError as `scanXml`; `damaged` (facts.part, facts.reason: "content", "address", "number", "string-index",
 * "style-index", "duplicate-cell", "shared-formula", "missing" for the table of shared strings; facts.cell);
 * `too-large` (facts.part, facts.limit).
 */
export function readSheetCells(bytes: Uint8Array, part: string, context: CellContext): SheetCells {
  const reader = new SheetReader(part, context);
  scanXml(bytes, part, reader);
  return reader.finish();
}

/** The cells in the first `most` bytes of a worksheet part; of formulas that other cells share only what lies there. */
export function glimpseSheetCells(bytes: Uint8Array, part: string, context: CellContext, most: number): SheetCells {
  const reader = new SheetReader(part, context);
  scanXml(bytes, part, reader, most);
  return reader.found();
}

class SheetReader implements XmlHandler {
  private cells = new Map<CellKey, Cell>();
  private isProtected = false;
  private isSorted = true;
  private lastKey = -1;
  private where = OUTSIDE;
  private hasRoot = false;
  private row = -1;
  private column = -1;
  /** Of the cell being read. */
  private cellRow = 0;
  private cellColumn = 0;
  private type = "n";
  private format: string | undefined;
  private value: string | null = null;
  private inline: string | null = null;
  private formula: string | null = null;
  private formulaKind = "";
  private formulaIndex = "";
  private formulaRange = "";
  private readonly shared = new Map<string, SharedFormula>();
  /** Cells that follow a shared formula which comes after them, with its index. */
  private readonly followers: [CellKey, string][] = [];
  private readonly arrays: ArrayFormula[] = [];

  constructor(
    private readonly part: string,
    private readonly context: CellContext,
  ) {}

  open(tag: XmlTag): Action {
    switch (this.where) {
      case IN_CELL:
        return this.openInCell(tag);
      case IN_ROW:
        if (tag.name !== "c") return SKIP;
        this.openCell(tag);
        return ENTER;
      case IN_DATA:
        if (tag.name !== "row") return SKIP;
        this.openRow(tag);
        return ENTER;
      case IN_TEXT:
        return tag.name === "t" ? COLLECT : tag.name === "r" ? ENTER : SKIP;
      default:
        return this.openOutside(tag);
    }
  }

  close(name: string, text: string): void {
    switch (this.where) {
      case IN_CELL:
        if (name === "c") {
          this.closeCell();
          this.where = IN_ROW;
        } else if (name === "v") {
          this.value = text;
        } else if (name === "f") {
          this.formula = text;
        }
        break;
      case IN_ROW:
        this.where = IN_DATA;
        break;
      case IN_DATA:
        this.where = OUTSIDE;
        break;
      case IN_TEXT:
        if (name === "t") this.inline = (this.inline ?? "") + text;
        else if (name === "is") this.where = IN_CELL;
        break;
    }
  }

  finish(): SheetCells {
    for (const [key, index] of this.followers) this.resolveFollower(key, index);
    this.spreadArrays();
    return this.found();
  }

  found(): SheetCells {
    if (!this.isSorted) this.cells = new Map([...this.cells].sort(([a], [b]) => a - b));
    return { cells: this.cells, isProtected: this.isProtected };
  }

  private openOutside(tag: XmlTag): Action {
    if (!this.hasRoot) {
      if (tag.name !== "worksheet") throw this.damaged("content");
      this.hasRoot = true;
      return ENTER;
    }
    if (tag.name === "sheetData") {
      this.where = IN_DATA;
      return ENTER;
    }
    if (tag.name === "sheetProtection") this.isProtected = isTrue(tag.get("sheet"));
    return SKIP;
  }

  private openRow(tag: XmlTag): void {
    const stated = tag.get("r");
    const row = stated === undefined ? this.row + 1 : Number(stated) - 1;
    if (!Number.isInteger(row) || row < 0 || row >= MAX_ROWS) throw this.damaged("address");
    this.row = row;
    this.column = -1;
    this.where = IN_ROW;
  }

  private openCell(tag: XmlTag): void {
    const reference = tag.get("r");
    if (reference === undefined) {
      this.cellRow = this.row;
      this.cellColumn = this.column + 1;
      if (this.cellColumn >= MAX_COLUMNS) throw this.damaged("address");
    } else {
      this.takeReference(reference);
    }
    this.column = this.cellColumn;
    this.type = tag.get("t") ?? "n";
    this.format = this.formatOf(tag.get("s"));
    this.value = null;
    this.inline = null;
    this.formula = null;
    this.where = IN_CELL;
  }

  private takeReference(reference: string): void {
    let column = 0;
    let row = 0;
    let i = 0;
    for (; i < reference.length; i++) {
      const letter = reference.charCodeAt(i) - 64;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    const digits = i;
    for (; i < reference.length; i++) {
      const digit = reference.charCodeAt(i) - 48;
      if (digit < 0 || digit > 9) break;
      row = row * 10 + digit;
    }
    const isAddress = digits > 0 && digits <= 3 && i > digits && i === reference.length;
    if (!isAddress || column > MAX_COLUMNS || row < 1 || row > MAX_ROWS) {
      throw new HostError("damaged", `${this.part}: cell address ${reference.slice(0, 20)}`, {
        part: this.part,
        reason: "address",
      });
    }
    this.cellRow = row - 1;
    this.cellColumn = column - 1;
  }

  private formatOf(style: string | undefined): string | undefined {
    const { formats } = this.context;
    if (style === undefined) return formats[0];
    const index = Number(style);
    if (formats.length > 0 && !(index >= 0 && index < formats.length)) throw this.damaged("style-index", true);
    return formats[index];
  }

  private openInCell(tag: XmlTag): Action {
    switch (tag.name) {
      case "v":
        return COLLECT;
      case "f":
        this.formulaKind = tag.get("t") ?? "";
        this.formulaIndex = tag.get("si") ?? "";
        this.formulaRange = tag.get("ref") ?? "";
        return COLLECT;
      case "is":
        this.inline = "";
        this.where = IN_TEXT;
        return ENTER;
      default:
        return SKIP;
    }
  }

  private closeCell(): void {
    const hasText = this.formula !== null && this.formula !== "";
    const hasFormula =
      this.formula !== null && (hasText ? this.formulaKind !== "dataTable" : this.formulaKind === "shared");
    if (!hasFormula && this.value === null && this.inline === null) return;
    const value = this.readValue();
    const key = cellKey(this.cellRow, this.cellColumn);
    if (!hasFormula) {
      if (value !== null && value !== "") this.put(key, makeCell(value, undefined, this.format));
      return;
    }
    const formula = this.readFormula(key);
    this.put(key, makeCell(this.context.isManual ? null : value, formula, this.format));
  }

  private put(key: CellKey, cell: Cell): void {
    if (key > this.lastKey) {
      this.lastKey = key;
    } else {
      this.isSorted = false;
      if (this.cells.has(key)) throw this.damaged("duplicate-cell", true);
    }
    this.context.budget.takeCell(this.part);
    this.cells.set(key, cell);
  }

  private readValue(): CellValue | null {
    const { value } = this;
    switch (this.type) {
      case "s":
        return value === null || value === "" ? null : this.sharedString(value);
      case "inlineStr":
        return this.inline !== null ? cleanText(this.inline) : value === null ? null : cleanText(value);
      case "n":
        return value === null ? null : this.readNumber(value);
      default:
        break;
    }
    if (value === null) return null;
    switch (this.type) {
      case "str":
        return cleanText(value);
      case "b":
        return isTrue(value.trim());
      case "e":
        return { error: value };
      case "d":
        return isoSerial(value) ?? cleanText(value);
      default:
        throw this.damaged("content", true);
    }
  }

  private readNumber(text: string): number | null {
    const number = Number(text);
    if (number === 0 && text.trim() === "") return null;
    if (!Number.isFinite(number)) throw this.damaged("number", true);
    return this.context.is1904 && showsDateOrTime(this.format) ? number + OFFSET_1904 : number;
  }

  private sharedString(index: string): string {
    const { strings } = this.context;
    if (strings === null) {
      throw new HostError("damaged", `${this.part}: no shared strings`, {
        part: "xl/sharedStrings.xml",
        reason: "missing",
      });
    }
    const text = strings[Number(index)];
    if (text === undefined) throw this.damaged("string-index", true);
    return text;
  }

  private readFormula(key: CellKey): string {
    const formula = cleanText(this.formula ?? "");
    if (this.formulaKind === "shared") {
      const shared = this.shared.get(this.formulaIndex);
      if (formula === "") {
        if (shared) return this.follow(shared, this.cellRow, this.cellColumn);
        this.followers.push([key, this.formulaIndex]);
      } else if (!shared) {
        const shift = formulaShift(formula);
        this.shared.set(this.formulaIndex, { shift, row: this.cellRow, column: this.cellColumn });
      }
    } else if (this.formulaKind === "array" && this.formulaRange.includes(":")) {
      this.arrays.push({ range: this.readRange(this.formulaRange), formula });
    }
    return formula;
  }

  private follow(shared: SharedFormula, row: number, column: number): string {
    const formula = shared.shift(row - shared.row, column - shared.column);
    this.context.budget.takeFormula(this.part, formula.length);
    return formula;
  }

  private readRange(text: string): CellRange {
    try {
      return parseRange(text);
    } catch {
      throw this.damaged("address", true);
    }
  }

  private resolveFollower(key: CellKey, index: string): void {
    const shared = this.shared.get(index);
    const cell = this.cells.get(key);
    const { row, column } = keyAddress(key);
    if (!shared || !cell) {
      throw new HostError("damaged", `${this.part}: shared formula ${index} has no text`, {
        part: this.part,
        reason: "shared-formula",
        cell: toA1({ row, column }),
      });
    }
    this.cells.set(key, makeCell(cell.value, this.follow(shared, row, column), cell.format));
  }

  /** An array formula is written at its first cell only, but every cell of its range shows it. */
  private spreadArrays(): void {
    let visits = 0;
    for (const { range, formula } of this.arrays) {
      const area = (range.bottom - range.top + 1) * (range.right - range.left + 1);
      visits += Math.min(area, this.cells.size);
      if (visits > ARRAY_VISITS) {
        throw beyond(this.part, "cells of array formulas", ARRAY_VISITS);
      }
      for (const key of area < this.cells.size ? keysOf(range) : this.keysWithin(range)) {
        const cell = this.cells.get(key);
        if (!cell || cell.formula !== undefined) continue;
        this.cells.set(key, makeCell(this.context.isManual ? null : cell.value, formula, cell.format));
      }
    }
  }

  private *keysWithin(range: CellRange): Generator<CellKey> {
    for (const key of this.cells.keys()) {
      const { row, column } = keyAddress(key);
      const isWithin = row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
      if (isWithin) yield key;
    }
  }

  private damaged(reason: string, atCell = false): HostError {
    const facts = { part: this.part, reason };
    if (!atCell) return new HostError("damaged", `${this.part}: ${reason}`, facts);
    const cell = toA1({ row: this.cellRow, column: this.cellColumn });
    return new HostError("damaged", `${this.part}: ${cell}: ${reason}`, { ...facts, cell });
  }
}

function makeCell(value: CellValue | null, formula: string | undefined, format: string | undefined): Cell {
  if (formula === undefined) return format === undefined ? { value } : { value, format };
  return format === undefined ? { value, formula } : { value, formula, format };
}

function* keysOf(range: CellRange): Generator<CellKey> {
  for (let row = range.top; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++) yield cellKey(row, column);
  }
}

/** The serial number of an ISO 8601 date, time or both, in the count from 1900; null if the text is none. */
function isoSerial(text: string): number | null {
  const match = /^\s*(?:(\d{4})-(\d\d)-(\d\d))?(?:T?(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?\s*$/.exec(text);
  if (!match || text.trim() === "") return null;
  const [, year, month, day, hour = "0", minute = "0", second = "0"] = match;
  const time = (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) / 86_400;
  if (year === undefined) return time;
  const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000 + 25_569;
  // Excel's count holds a 29 February 1900 that never was.
  return (days < 61 ? days - 1 : days) + time;
}
