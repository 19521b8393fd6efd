import type { LongDesign, LongTable, RowLook } from "../../design/long-table";
import type { DesignCell } from "../../design/sheet-design";
import { styles, type StyleName } from "../../design/styles";
import { columnPoints, MAX_ROW_HEIGHT, textHeight } from "../../design/text-height";
import type { OwnTable } from "../../own-sheets/description";
import { detailTable } from "../../own-sheets/detail/description";
import { ledgerTable } from "../../own-sheets/ledger/description";
import { drawnAnew, notesOf } from "../list-notes";
import { partyNamed } from "../wording";
import { fold, isBlankMark, oneLine } from "../../text/fold";
import { parseA1, toA1, type CellAddress } from "../../workbook/address";
import { cellText, makeGrid, type GridCell, type SheetGrid } from "../../workbook/grid";
import { cellAt, type Cell, type SheetSnapshot } from "../../workbook/snapshot";
import type { TypedNote } from "../submitted";
import type { DataCell } from "../typed-data";
import { textsDrawn } from "./texts-drawn";

/** Columns that people fill in on a merge's own lists, by words of their headings. */
export const TYPED = /备注|处理情况|说明|意见|批示|督办/;
/** Columns that say what a row is about. */
const IDENTITY =
  /^(?:检查事项|问题|文件|位置|评分办法|表格|填报项目|所属党委.*|基层党委.*|.*(?:党组织|党支部|支部|单位|学校)名称|党组织|党支部)$/;
/** Tells rows of one branch apart where it has several; people word it anew, so that it need not be equal. */
const DETAIL = /主要问题|存在问题|条款|原填报/;
const ADDED_WIDTH = 16;
const ADDED_STYLE: StyleName = "inputMiddle";

/** What a person typed on an earlier output, and what has no place on the new one. */
interface Carried {
  readonly designs: readonly LongDesign[];
  readonly left: readonly TypedNote[];
}

/**
 * Puts what people typed on the sheets of an earlier merge onto the sheets of a new one: remarks, how problems were
 * dealt with, columns and head lines of their own. Rows are told by what they are about, not by their places.
 * @param typed what else is known to be a person's: it stays in its row where the new one is blank there
 */
export function carryTyped(
  designs: readonly LongDesign[],
  earlier: readonly SheetSnapshot[],
  typed: readonly (TypedNote & Partial<DataCell>)[] = [],
): Carried {
  const left: TypedNote[] = [];
  const isTyped = personsCells(typed);
  const isSettled = personsCells(typed.filter((note) => note.isSettled === true));
  const rest = [...earlier];
  const carried = designs.map((design) => {
    const at = sheetFor(design, rest);
    const [former] = at < 0 ? [] : rest.splice(at, 1);
    return former ? carryOnto(design, makeGrid(former), left, { isTyped, isSettled }) : design;
  });
  // A list that nothing stands on any more is not drawn: what was written there is named.
  for (const sheet of rest)
    for (const table of drawnAnew) if (bearsTitle(sheet, table.title)) left.push(...notesOf(sheet, table));
  return { designs: carried, left: [...left, ...notAmong(carried, earlier, [...typed], left)] };
}

/** Tells the cells of an earlier sheet that a person filled in. */
type IsTyped = (sheet: SheetSnapshot, place: CellAddress) => boolean;

function personsCells(typed: readonly TypedNote[]): IsTyped {
  const places = new Set(typed.map(({ sheet, cell }) => `${sheet}!${cell}`));
  return ({ name }, place) => places.has(`${name}!${toA1(place)}`);
}

function placeOf({ sheet, cell, text }: TypedNote): string {
  return cell === "" ? `${sheet}\n${text}` : `${sheet}!${cell}`;
}

/** What was typed and stands nowhere on the new sheets. */
function notAmong(
  designs: readonly LongDesign[],
  earlier: readonly SheetSnapshot[],
  typed: readonly TypedNote[],
  left: readonly TypedNote[],
): readonly TypedNote[] {
  const told = new Set(left.map(placeOf));
  const rest = [...new Map(typed.map((note) => [placeOf(note), note])).values()].filter(
    (note) => !told.has(placeOf(note)),
  );
  if (rest.length === 0) return [];
  const drawn = textsDrawn(designs);
  const all = [...drawn].join("\n");
  return rest.filter((note) => {
    const sheet = earlier.find(({ name }) => name === note.sheet);
    const place = sheet && note.cell !== "" ? parseA1(note.cell) : null;
    const text = fold(cellText(sheet && place ? cellAt(sheet, place.row, place.column) : undefined) || note.text);
    return !drawn.has(text) && !all.includes(text);
  });
}

/** The sheet of the same name and title, else of the same title. */
function sheetFor({ sheet }: LongDesign, earlier: readonly SheetSnapshot[]): number {
  const title = cellText(sheet.cells[0]?.content ?? undefined);
  const bears = (s: SheetSnapshot): boolean => bearsTitle(s, title);
  const named = earlier.findIndex((s) => s.name === sheet.name && bears(s));
  return named >= 0 ? named : earlier.findIndex(bears);
}

function bearsTitle(sheet: SheetSnapshot, title: string): boolean {
  return makeGrid(sheet)
    .cells.slice(0, 12)
    .some((cell) => fold(cell.text) === fold(title));
}

/** What is known of the cells of an earlier sheet. */
interface Known {
  readonly isTyped: IsTyped;
  /** A new sheet that says something else there has replaced what a person typed. */
  readonly isSettled: IsTyped;
}

function carryOnto(design: LongDesign, former: SheetGrid, left: TypedNote[], known: Known): LongDesign {
  const cells = withHeadLines(design.sheet.cells, former);
  const [table] = design.tables;
  const headings = headingsIn(cells, table);
  const found = readFormer(former, headings);
  if (!found) return { ...design, sheet: { ...design.sheet, cells } };
  const rows = new FormerRows(found, former);
  if (!table) {
    left.push(...rows.unmatched(new Set()));
    return { ...design, sheet: { ...design.sheet, cells } };
  }
  const added = found.added;
  const firstColumn = design.sheet.columnWidths.length;
  const looks: readonly RowLook[] = [
    ...table.looks,
    ...added.map((_, i) => ({ column: firstColumn + i, columns: 1, style: ADDED_STYLE })),
  ];
  const widths = [...design.sheet.columnWidths, ...added.map(() => ADDED_WIDTH)];
  const headingOf = (look: RowLook): string =>
    cellText(headings.find((h) => h.column === look.column)?.content ?? undefined);
  const words = table.looks.map(headingOf);
  const places = matchRows(table, words, rows);
  left.push(...rows.unmatched(new Set(places.filter((row) => row !== null))));
  left.push(...replacedIn(table, words, places, rows, (place) => known.isSettled(former.sheet, place)));
  const carriedTable: LongTable = {
    ...table,
    looks,
    row(index) {
      const row = places[index] ?? null;
      const typed = (cell: Cell | null, i: number): Cell | null => {
        const word = words[i] ?? "";
        if (row === null) return cell;
        if (TYPED.test(word)) return joined(cell, rows.cell(row, word));
        const place = rows.place(row, word);
        const isFree = isBlankMark(cellText(cell ?? undefined)) && cell?.formula === undefined;
        return isFree && place && known.isTyped(former.sheet, place) ? constant(rows.cell(row, word)) : cell;
      };
      return [
        ...table.row(index).map(typed),
        ...added.map(({ column }) => (row === null ? null : (cellAt(former.sheet, row, column) ?? null))),
      ];
    },
    height(contents) {
      const needed = contents
        .slice(table.looks.length)
        .map((cell) => textHeight(cellText(cell ?? undefined), columnPoints(ADDED_WIDTH), styles[ADDED_STYLE]));
      return Math.min(Math.max(table.height(contents), ...needed), MAX_ROW_HEIGHT);
    },
  };
  const extra = added.map(({ text }, i): DesignCell => ({
    row: table.top - 1,
    column: firstColumn + i,
    content: { value: text },
    style: "heading",
  }));
  const all = [...cells, ...extra].sort((a, b) => a.row - b.row || a.column - b.column);
  const filter = design.sheet.filter && { ...design.sheet.filter, right: widths.length - 1 };
  const sheet = { ...design.sheet, cells: all, columnWidths: widths, ...(filter ? { filter } : {}) };
  return { sheet, tables: [carriedTable, ...design.tables.slice(1)] };
}

/** Cells of earlier rows of which the new row says something else, although nothing new was handed in about them. */
function replacedIn(
  table: LongTable,
  words: readonly string[],
  places: readonly (number | null)[],
  rows: FormerRows,
  isSettled: (place: CellAddress) => boolean,
): readonly TypedNote[] {
  return places.flatMap((row, index): readonly TypedNote[] => {
    if (row === null) return [];
    const settled = words.flatMap((word, i) => {
      const place = TYPED.test(word) ? null : rows.place(row, word);
      return place && isSettled(place) ? [{ word, i, place }] : [];
    });
    if (settled.length === 0) return [];
    const contents = table.row(index);
    return settled.flatMap(({ word, i, place }): readonly TypedNote[] => {
      const [now, then] = [cellText(contents[i] ?? undefined), cellText(rows.cell(row, word))];
      if (isBlankMark(now) || fold(now) === fold(then)) return [];
      return [{ sheet: rows.sheet, cell: toA1(place), text: then.trim() }];
    });
  });
}

/** The headings above the rows; where nothing has to be listed any more they stand above nothing. */
function headingsIn(cells: readonly DesignCell[], table: LongTable | undefined): readonly DesignCell[] {
  const row = table ? table.top - 1 : cells.find(({ style }) => style === "heading")?.row;
  return cells.filter((c) => c.row === row && c.content !== null);
}

function constant(cell: Cell | undefined): Cell | null {
  return cell ? { value: cell.value, ...(cell.format ? { format: cell.format } : {}) } : null;
}

/** Both texts, the newer one first, where one does not say the other. */
function joined(cell: Cell | null, former: Cell | undefined): Cell | null {
  const [now, then] = [cellText(cell ?? undefined), cellText(former)];
  if (!former || isBlankMark(then) || fold(now).includes(fold(then))) return cell;
  if (!cell || isBlankMark(now)) return { value: former.value, ...(former.format ? { format: former.format } : {}) };
  return { ...cell, value: fold(then).includes(fold(now)) ? then : `${now}；${then}` };
}

const foldedHeadings = (table: OwnTable): ReadonlySet<string> => new Set(table.columns.map((c) => fold(c.heading)));
const detailWords = foldedHeadings(detailTable);
const ledgerWords = foldedHeadings(ledgerTable);

/** A heading that the program itself writes, if not on every sheet: a party's scores are gone when nobody hands them in. */
function isOurs(heading: string, words: ReadonlySet<string>): boolean {
  const party = /（([^（）]+)）$/.exec(oneLine(heading))?.[1];
  const isRectification = [...words].some((word) => DETAIL.test(word));
  return (
    detailWords.has(fold(heading)) ||
    (isRectification && ledgerWords.has(fold(heading))) ||
    (party !== undefined && partyNamed(party) !== null)
  );
}

interface FormerTable {
  readonly headingRow: number;
  /** By folded heading. */
  readonly columns: ReadonlyMap<string, number>;
  /** Columns that a person added. */
  readonly added: readonly { readonly column: number; readonly text: string }[];
  readonly lastRow: number;
}

function readFormer(former: SheetGrid, headings: readonly DesignCell[]): FormerTable | null {
  const words = new Set(headings.map((h) => fold(cellText(h.content ?? undefined))));
  for (const [headingRow, cells] of former.rows) {
    const known = cells.filter((c) => words.has(fold(c.text)));
    if (known.length < Math.max(3, words.size * 0.6)) continue;
    const columns = new Map(known.map((c) => [fold(c.text), c.column]));
    const added = cells.filter(
      (c) =>
        !words.has(fold(c.text)) && !isBlankMark(c.text) && typeof c.cell.value === "string" && !isOurs(c.text, words),
    );
    const numbered = columns.get(fold("序号"));
    const isRow = (row: number): boolean =>
      numbered === undefined || typeof cellAt(former.sheet, row, numbered)?.value === "number";
    const rows = [...former.rows.keys()].filter((row) => row > headingRow && isRow(row));
    return {
      headingRow,
      columns,
      added: added.map(({ column, text }) => ({ column, text: oneLine(text) })),
      lastRow: Math.max(headingRow, ...rows),
    };
  }
  return null;
}

/** The rows of the earlier table by what they are about. */
class FormerRows {
  private readonly byKey = new Map<string, number[]>();
  private readonly byName = new Map<string, number[]>();
  private readonly byPlace = new Map<string, number[]>();

  constructor(
    private readonly table: FormerTable,
    private readonly former: SheetGrid,
  ) {
    for (const row of this.rows()) {
      const words = [...table.columns.keys()];
      const text = (word: string): string => cellText(this.cell(row, word));
      addTo(this.byKey, keyOf(words, text), row);
      addTo(this.byName, keyOf(words, nameOnly(text)), row);
      addTo(this.byPlace, keyOf(withoutSentence(words), nameOnly(text)), row);
    }
  }

  /** The name of their sheet. */
  get sheet(): string {
    return this.former.sheet.name;
  }

  cell(row: number, heading: string): Cell | undefined {
    const column = this.table.columns.get(fold(heading));
    return column === undefined ? undefined : cellAt(this.former.sheet, row, column);
  }

  place(row: number, heading: string): CellAddress | null {
    const column = this.table.columns.get(fold(heading));
    return column === undefined ? null : { row, column };
  }

  has(heading: string): boolean {
    return this.table.columns.has(heading);
  }

  with(key: string): readonly number[] {
    return this.byKey.get(key) ?? [];
  }

  /** By a key that says a file's name without its folder. */
  named(key: string): readonly number[] {
    return this.byName.get(key) ?? [];
  }

  /** By a key that says what was found and where, not in which words. */
  placed(key: string): readonly number[] {
    return this.byPlace.get(key) ?? [];
  }

  /** What was typed in rows that the new table does not have. */
  unmatched(matched: ReadonlySet<number>): readonly TypedNote[] {
    const { columns, added } = this.table;
    const typed = [
      ...[...columns].flatMap(([word, column]) => (TYPED.test(word) ? [column] : [])),
      ...added.map(({ column }) => column),
    ];
    return this.rows()
      .filter((row) => !matched.has(row))
      .flatMap((row) =>
        typed.flatMap((column): TypedNote[] => {
          const text = oneLine(cellText(cellAt(this.former.sheet, row, column)));
          return isBlankMark(text) ? [] : [{ sheet: this.former.sheet.name, cell: toA1({ row, column }), text }];
        }),
      );
  }

  private rows(): readonly number[] {
    return [...this.former.rows.keys()].filter((row) => row > this.table.headingRow && row <= this.table.lastRow);
  }
}

function addTo(rows: Map<string, number[]>, key: string, row: number): void {
  if (key !== "") rows.set(key, [...(rows.get(key) ?? []), row]);
}

function keyOf(words: readonly string[], text: (word: string) => string): string {
  const parts = words.filter((word) => IDENTITY.test(word)).sort();
  const said = parts.map((word) => `${word}=${fold(text(word))}`);
  return parts.every((word) => isBlankMark(text(word))) ? "" : said.join("\n");
}

const FILE = "文件";
const PLACE = "位置";
const SENTENCE = "问题";

function withoutSentence(words: readonly string[]): readonly string[] {
  return words.filter((word) => word !== SENTENCE);
}

/** Next month the same files lie in another folder, or in an archive. */
function nameOnly(text: (word: string) => string): (word: string) => string {
  return (word) => (word === FILE ? text(word).replace(/^.*[/\\]/, "") : text(word));
}

/** For every row of the new table the earlier one about the same; each is taken once. */
function matchRows(table: LongTable, words: readonly string[], rows: FormerRows): readonly (number | null)[] {
  const folded = words.map(fold);
  const shared = folded.filter((word) => rows.has(word));
  const detail = folded.find((word) => DETAIL.test(word));
  const taken = new Set<number>();
  const places: (number | null)[] = Array<number | null>(table.count).fill(null);
  type IsMeant = (row: number, contents: readonly (Cell | null)[]) => boolean;
  const take = (index: number, isMeant: IsMeant, isLoose = false): void => {
    if (places[index] !== null) return;
    const contents = table.row(index);
    const text = (word: string): string => cellText(contents[folded.indexOf(word)] ?? undefined);
    const found = isLoose ? rows.named(keyOf(shared, nameOnly(text))) : rows.with(keyOf(shared, text));
    const row = found.find((r) => !taken.has(r) && isMeant(r, contents));
    if (row === undefined) return;
    taken.add(row);
    places[index] = row;
  };
  const said = (contents: readonly (Cell | null)[]): string =>
    fold(cellText(contents[folded.indexOf(detail ?? "")] ?? undefined));
  const says: IsMeant = (row, contents) =>
    detail === undefined || fold(cellText(rows.cell(row, detail))) === said(contents);
  const takeAll = (isMeant: IsMeant, isLoose = false): void => {
    for (let i = 0; i < table.count; i++) take(i, isMeant, isLoose);
  };
  takeAll(says);
  if (shared.includes(FILE)) takeAll(says, true);
  if (detail !== undefined) takeAll(() => true);
  if ([SENTENCE, PLACE].every((word) => shared.includes(word))) takePlaces();
  return places;

  /** Of a fault that stays where it was the sentence changes with the value: it is one where it is alone in its place. */
  function takePlaces(): void {
    const open = new Map<string, number[]>();
    for (let i = 0; i < table.count; i++) {
      if (places[i] !== null) continue;
      const contents = table.row(i);
      const text = (word: string): string => cellText(contents[folded.indexOf(word)] ?? undefined);
      if (!isBlankMark(text(PLACE))) addTo(open, keyOf(withoutSentence(shared), nameOnly(text)), i);
    }
    for (const [key, [index, ...others]] of open) {
      const [row, ...more] = rows.placed(key).filter((r) => !taken.has(r));
      if (index !== undefined && row !== undefined && others.length + more.length === 0) places[index] = row;
    }
  }
}

/** Entries of head lines and signatures: 填报人：某某. A date is that of the earlier output, and stays there. */
function withHeadLines(cells: readonly DesignCell[], former: SheetGrid): readonly DesignCell[] {
  return cells.map((cell) => {
    const text = cellText(cell.content ?? undefined);
    const label = /^([^：:\n]{1,20})[：:]/.exec(text)?.[1];
    if (label === undefined || /日期|时间/.test(label) || typeof cell.content?.value !== "string") return cell;
    const typed = typedAfter(label, text, former);
    return typed === null ? cell : { ...cell, content: { ...cell.content, value: typed } };
  });
}

function typedAfter(label: string, drawn: string, former: SheetGrid): string | null {
  const isLabel = ({ text }: GridCell): boolean => fold(/^([^：:\n]{1,20})[：:]/.exec(text)?.[1] ?? "") === fold(label);
  const found = former.cells.find(isLabel);
  if (!found) return null;
  if (fold(found.text) !== fold(drawn)) return isDrawnLine(drawn) ? found.text : null;
  const beside = former.rows.get(found.row)?.find((c) => c.column > found.column);
  return beside && !/[：:]/.test(beside.text) ? `${drawn.trimEnd()}${beside.text.trim()}` : null;
}

/** A printed line to be filled in: nothing but labels. */
function isDrawnLine(text: string): boolean {
  return /^(?:[^：:\n]{1,20}[：:][\s\u3000_]*)+$/.test(text);
}
