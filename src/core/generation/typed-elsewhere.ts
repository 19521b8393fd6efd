import { designCells } from "../design/design-cells";
import type { DesignCell, SheetDesign } from "../design/sheet-design";
import { hasMark } from "../own-sheets/mark-line";
import { fold, isBlankMark, oneLine } from "../text/fold";
import type { CellAddress, CellRange } from "../workbook/address";
import { cellText, makeGrid, type GridCell } from "../workbook/grid";
import { cellKey, keyAddress, type Cell, type CellKey, type SheetSnapshot } from "../workbook/snapshot";

/** What a generated sheet says by itself, so that typed cells are told from it. */
export interface OwnWords {
  /** Every fixed text of the sheet. */
  readonly words: readonly string[];
  /** The label that begins the block of a branch, with the branch beside it; none where the sheet is one table. */
  readonly opening?: string;
  /** Rows of the sheet as it is that its own drawing keeps or drops, counted from 0. */
  readonly rows: ReadonlySet<number>;
  /** What the sheet itself words outside its rows, anew each time; another text there was typed. */
  readonly sectionText?: RegExp | undefined;
  /** What was typed over a formula stays in its cell by another rule. */
  readonly keepsTypedOver?: true;
}

/** A typed text for which the new drawing has no room at its place: a line of its own below. */
export interface TypedLine {
  /** Where it stood, counted from 0. */
  readonly row: number;
  readonly text: string;
}

/**
 * A generated sheet drawn anew with everything that people typed where they are not asked to: what stands in a cell that
 * the drawing leaves blank stays there, and what has no such cell any more becomes a line below.
 * @param draw draws the sheet with these lines at its end
 */
export function drawWithTyped(
  existing: SheetSnapshot | null,
  own: OwnWords,
  draw: (lines: readonly TypedLine[]) => SheetDesign,
): SheetDesign {
  const first = draw([]);
  if (!existing) return first;
  const { lines } = typedElsewhere(existing, first, own);
  const design = lines.length === 0 ? first : draw(lines);
  const { inPlace } = typedElsewhere(existing, design, own);
  if (inPlace.size === 0) return design;
  const blank = new Set(design.cells.map(keyOf));
  const cells = design.cells.map((cell): DesignCell => {
    const content = inPlace.get(keyOf(cell));
    return content ? { ...cell, content } : cell;
  });
  const added = [...inPlace].flatMap(([key, content]): readonly DesignCell[] =>
    blank.has(key) ? [] : [{ ...keyAddress(key), content, style: "inputLine" }],
  );
  return { ...design, cells: [...cells, ...added] };
}

function keyOf({ row, column }: { readonly row: number; readonly column: number }): CellKey {
  return cellKey(row, column);
}

function typedElsewhere(
  existing: SheetSnapshot,
  design: SheetDesign,
  { words, opening, rows: lawful, sectionText, keepsTypedOver }: OwnWords,
): { readonly inPlace: ReadonlyMap<CellKey, Cell>; readonly lines: readonly TypedLine[] } {
  const wanted = designCells(design);
  const before = makeGrid(existing);
  const now = makeGrid({ ...existing, cells: wanted });
  const isOurs = ownTexts(words);
  const drawnFrom = matchRows(before.rows, now.rows, { opening, lawful, formerRows: design.formerRows });
  const rest = new Map<string, number>();
  const count = (text: string, by: number): number => {
    const left = (rest.get(fold(text)) ?? 0) + by;
    rest.set(fold(text), left);
    return left;
  };
  for (const { text } of now.cells) {
    count(text, 1);
    // 庚七 that stood beside 填表人： stands behind it now.
    const entry = /^[^：:\n]{1,20}[：:](.+)$/.exec(text)?.[1];
    if (entry !== undefined) count(entry, 1);
  }
  const candidates: GridCell[] = [];
  for (const cell of before.cells) {
    const at = drawnFrom.get(cell.row);
    const drawn = at === undefined ? undefined : wanted.get(cellKey(at, cell.column));
    if (drawn && fold(cellText(drawn)) === fold(cell.text)) count(cell.text, -1);
    else if (cell.cell.formula === undefined && !isBlankMark(cell.text) && !isOurs(cell.text)) candidates.push(cell);
  }
  const inPlace = new Map<CellKey, Cell>();
  const lines: TypedLine[] = [];
  const isHidden = (row: number, column: number): boolean =>
    design.merges.some((area) => isWithin(area, { row, column }) && (area.top !== row || area.left !== column));
  for (const cell of candidates) {
    if (count(cell.text, -1) >= 0) continue;
    const at = drawnFrom.get(cell.row);
    if (at === undefined) {
      const line = before.rows.get(cell.row) ?? [];
      if (!lawful.has(cell.row) && !line.some(({ text }) => isOurs(text)))
        lines.push({ row: cell.row, text: cell.text });
      continue;
    }
    const drawn = wanted.get(cellKey(at, cell.column));
    if (!drawn && !isHidden(at, cell.column)) inPlace.set(cellKey(at, cell.column), cell.cell);
    else if (
      !drawn ||
      isOurs(cellText(drawn)) ||
      isTypedOver(cell.cell, drawn, keepsTypedOver === true) ||
      (sectionText?.test(cellText(drawn)) && !sectionText.test(cell.text))
    ) {
      lines.push({ row: cell.row, text: lawful.has(cell.row) ? withHeading(cell, before.rows) : cell.text });
    }
  }
  return { inPlace, lines };
}

function isWithin({ top, bottom, left, right }: CellRange, { row, column }: CellAddress): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** Words where the sheet has a number or a formula of its own. */
function isTypedOver(typed: Cell, drawn: Cell, keepsTypedOver: boolean): boolean {
  if (typeof typed.value !== "string") return false;
  return drawn.formula === undefined ? typeof drawn.value === "number" : !keepsTypedOver;
}

/** "学校甲党支部 得分：待核": whose row it was, and under which heading. */
function withHeading(cell: GridCell, rows: ReadonlyMap<number, readonly GridCell[]>): string {
  const heading = [...rows]
    .filter(([row, cells]) => row < cell.row && cells.length > 2)
    .findLast(([, cells]) => cells.some((c) => c.column === cell.column && isHeading(c)))?.[1]
    .find((c) => c.column === cell.column);
  const name = rows.get(cell.row)?.find((c) => c !== cell && isHeading(c));
  const label = [name, heading].flatMap((c) => (c ? [oneLine(c.text)] : [])).join(" ");
  return label === "" ? cell.text : `${label}：${cell.text.trim()}`;
}

const LONGEST_HEADING = 20;

function isHeading({ cell, text }: GridCell): boolean {
  return typeof cell.value === "string" && cell.formula === undefined && text.length <= LONGEST_HEADING;
}

/** Places that the program writes (附件1!D12) are its own, too. */
function ownTexts(words: readonly string[]): (text: string) => boolean {
  const folded = new Set(words.map(fold));
  return (text) => hasMark(text) || folded.has(fold(text)) || /^.{1,40}![A-Z]{1,3}\d+$/.test(text);
}

interface Blocks {
  readonly opening: string | undefined;
  readonly lawful: ReadonlySet<number>;
  readonly formerRows: SheetDesign["formerRows"];
}

type Rows = ReadonlyMap<number, readonly GridCell[]>;

/** A text that so many rows of a block share tells none of them. */
const TOO_COMMON = 40;

/** Where each row of the sheet stands on the new drawing: as that says itself, else by the texts that both have in a column. */
function matchRows(before: Rows, now: Rows, { opening, lawful, formerRows }: Blocks): ReadonlyMap<number, number> {
  const matched = new Map<number, number>([...(formerRows ?? [])].map(([at, from]) => [from, at]));
  const taken = new Set(matched.values());
  const index = new Map<string, number[]>();
  for (const [row, key, cells] of byBlock(now, opening)) {
    if (taken.has(row)) continue;
    for (const text of tellingTexts(cells))
      index.set(`${key}\n${text}`, [...(index.get(`${key}\n${text}`) ?? []), row]);
  }
  for (const [row, key, cells] of byBlock(before, opening)) {
    // Rows of one table look alike: only the drawing knows which one came from which.
    if (matched.has(row) || (opening === undefined && lawful.has(row))) continue;
    const scores = new Map<number, number>();
    for (const text of tellingTexts(cells)) {
      const places = index.get(`${key}\n${text}`) ?? [];
      if (places.length > TOO_COMMON) continue;
      for (const place of places) if (!taken.has(place)) scores.set(place, (scores.get(place) ?? 0) + 1);
    }
    const [best] = [...scores].sort((a, b) => b[1] - a[1] || Math.abs(a[0] - row) - Math.abs(b[0] - row));
    if (!best) continue;
    matched.set(row, best[0]);
    taken.add(best[0]);
  }
  return matched;
}

/** Rows with the branch whose block they stand in; "" above the first one. */
function byBlock(rows: Rows, opening: string | undefined): readonly (readonly [number, string, readonly GridCell[]])[] {
  let key = "";
  return [...rows].map(([row, cells]) => {
    const [first, second] = cells;
    if (opening !== undefined && first && fold(first.text) === fold(opening)) key = fold(second?.text ?? "");
    return [row, key, cells] as const;
  });
}

function tellingTexts(cells: readonly GridCell[]): readonly string[] {
  return cells.flatMap(({ cell, column, text }) =>
    typeof cell.value === "string" && cell.formula === undefined
      ? [`${column} ${hasMark(text) ? "mark" : fold(text)}`]
      : [],
  );
}
