import { bottomOf, openedRow, rowMerges, type LongTable } from "../../../core/design/long-table";
import { columnName, parseRange, rangeToA1, type CellRange } from "../../../core/workbook/address";
import type { Cell } from "../../../core/workbook/snapshot";
import { cellContentXml, type StyledContent } from "./sheet-part";
import {
  attribute,
  attributes,
  child,
  childrenNamed,
  parseElements,
  parseRoot,
  prefixOf,
  Splices,
  type XmlElement,
} from "./xml";

/** Characters that are handed on at a time. */
const PIECE = 128 * 1024;
const SHEET_DATA: ReadonlySet<string> = new Set(["sheetData"]);
const ROWS_OPAQUE: ReadonlySet<string> = new Set(["row"]);

/**
 * A worksheet part with all rows of its tables, piece by piece.
 * @param text the part with the first row of every table, which the others look like
 * @param toWrite a content and the index of its look as the part shall hold them
 */
export function* withLongTables(
  text: string,
  tables: readonly LongTable[],
  toWrite: (content: Cell | null, style: number) => StyledContent,
): Generator<string> {
  const frame = withDimension(text, tables);
  const root = parseRoot(frame, SHEET_DATA);
  const data = child(root, "sheetData");
  const rows = data ? parseElements(frame, data.contentStart, data.contentEnd, ROWS_OPAQUE) : [];
  const byNumber = new Map(rows.map((row) => [Number(attribute(frame, row, "r")) - 1, row]));
  let at = 0;
  for (const table of [...tables].sort((a, b) => a.top - b.top)) {
    const first = byNumber.get(table.top);
    if (!first) throw new RangeError(`the first row of a table was not drawn: ${table.top + 1}`);
    yield frame.slice(at, first.start);
    yield* inPieces(rowTexts(frame, first, table, toWrite));
    at = first.end;
  }
  const merges = child(root, "mergeCells");
  const areas = tables.some(({ looks }) => looks.some(({ columns }) => columns > 1));
  if (areas && !merges) throw new RangeError("the merged cells of a table's first row were not drawn");
  if (areas && merges) {
    const count = attributes(frame, merges).find((a) => a.name === "count");
    if (count) {
      const all = childrenNamed(merges, "mergeCell").length + addedMerges(tables);
      yield `${frame.slice(at, count.start)}count="${all}"`;
      at = count.end;
    }
    yield frame.slice(at, merges.contentEnd);
    yield* inPieces(mergeTexts(tables, `${prefixOf(merges.name)}mergeCell`));
    at = merges.contentEnd;
  }
  yield frame.slice(at);
}

/** A part that was drawn with its tables closed, with every row at its place. */
export function withOpenedRows(text: string, tables: readonly LongTable[]): string {
  if (tables.length === 0) return text;
  const root = parseRoot(text);
  const splices = new Splices(text);
  const open = (reference: string): string => {
    const { top, bottom, left, right } = parseRange(reference);
    return rangeToA1({ top: openedRow(tables, top), bottom: openedRow(tables, bottom), left, right });
  };
  const move = (element: XmlElement, name: string): void => {
    const reference = attribute(text, element, name);
    if (reference !== undefined) splices.setAttribute(element, name, open(reference));
  };
  for (const row of childrenNamed(child(root, "sheetData"), "row")) {
    const number = Number(attribute(text, row, "r"));
    splices.setAttribute(row, "r", String(openedRow(tables, number - 1) + 1));
    for (const cell of row.children) move(cell, "r");
  }
  for (const area of childrenNamed(child(root, "mergeCells"), "mergeCell")) move(area, "ref");
  for (const link of childrenNamed(child(root, "hyperlinks"), "hyperlink")) move(link, "ref");
  const dimension = child(root, "dimension");
  if (dimension) move(dimension, "ref");
  return splices.apply();
}

function* inPieces(texts: Iterable<string>): Generator<string> {
  let piece = "";
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

function* rowTexts(
  frame: string,
  first: XmlElement,
  table: LongTable,
  toWrite: (content: Cell | null, style: number) => StyledContent,
): Generator<string> {
  const p = prefixOf(first.name);
  const styles = new Map(
    parseElements(frame, first.contentStart, first.contentEnd).map((cell) => [
      (attribute(frame, cell, "r") ?? "").replace(/\d+$/, ""),
      Number(attribute(frame, cell, "s") ?? 0),
    ]),
  );
  const cells = table.looks.flatMap(({ column, columns }, look) =>
    Array.from({ length: columns }, (_, k) => {
      const name = columnName(column + k);
      return { look: k === 0 ? look : null, start: `<${p}c r="${name}`, style: styles.get(name) ?? 0 };
    }),
  );
  const isFixed = table.isGrowing ? "" : ' customHeight="1"';
  for (let index = 0; index < table.count; index++) {
    const number = table.top + index + 1;
    const contents = table.row(index);
    let text = `<${p}row r="${number}" ht="${table.height(contents)}"${isFixed}>`;
    for (const { look, start, style } of cells) {
      const { content, style: own } = toWrite(look === null ? null : (contents[look] ?? null), style);
      text += `${start}${number}"${own === 0 ? "" : ` s="${own}"`}${cellContentXml(content, p)}`;
    }
    yield `${text}</${p}row>`;
  }
}

/** The first rows have theirs already. */
function* mergeTexts(tables: readonly LongTable[], name: string): Generator<string> {
  for (const table of tables) {
    for (let row = table.top + 1; row <= bottomOf(table); row++) {
      for (const area of rowMerges(table, row)) yield `<${name} ref="${rangeToA1(area)}"/>`;
    }
  }
}

function addedMerges(tables: readonly LongTable[]): number {
  return tables.reduce((sum, table) => sum + (table.count - 1) * rowMerges(table, table.top).length, 0);
}

function withDimension(text: string, tables: readonly LongTable[]): string {
  const element = child(parseRoot(text, SHEET_DATA), "dimension");
  const ref = element && attribute(text, element, "ref");
  if (!element || ref === undefined) return text;
  const area = tables.reduce<CellRange>((all, table) => {
    const last = table.looks.at(-1);
    const right = last ? last.column + last.columns - 1 : 0;
    return { ...all, bottom: Math.max(all.bottom, bottomOf(table)), right: Math.max(all.right, right) };
  }, parseRange(ref));
  const splices = new Splices(text);
  splices.setAttribute(element, "ref", rangeToA1(area));
  return splices.apply();
}
