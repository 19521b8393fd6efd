import { headingMeaning } from "../../headings/meaning";
import { sumRowKind } from "../../headings/sum-rows";
import { isTicked, placeKey, type ScoringSheet } from "../../model/recognised-sheet";
import { wording } from "../../own-sheets/wording";
import { partyNames } from "../../own-sheets/words";
import { readNumbering } from "../../rubrics/numbering";
import { readTextPoints } from "../../rubrics/text-points";
import type { Party, Scheme } from "../../schemes/types";
import { fold, oneLine } from "../../text/fold";
import { isTick } from "../../text/ticks";
import type { CellAddress } from "../../workbook/address";
import { lineAt, makeGrid, textAt, type GridCell, type SheetGrid } from "../../workbook/grid";
import { unitLabels } from "../templates/frame";
import {
  besideColumns,
  headingRowOf,
  isOfExample,
  piecesOf,
  scoreColumnsOf,
  type BesideColumn,
} from "./beside-columns";
import { noticeWords as words } from "./wording";

export interface PartyColumn {
  readonly party: Party;
  readonly heading: string;
  /** The columns to tick; null for one of numbers. */
  readonly ticks: readonly TickColumn[] | null;
}

interface TickColumn {
  readonly heading: string;
  /** Of a mark, where all items agree. */
  readonly worth: number | null;
  /** What is asked of each item, printed where others have a blank cell. */
  readonly asked: readonly (string | null)[];
}

/** What a rubric's own sheet says around its table. */
export interface Surroundings {
  readonly mark: string | null;
  readonly title: string;
  readonly unitLine: string;
  /** The whole cell of each item that states several things and takes one score; null where its text is all. */
  readonly wholeTexts: readonly (string | null)[];
  /** Lines above the table. */
  readonly above: readonly string[];
  readonly headings: { readonly category: string; readonly text: string; readonly maximum: string };
  readonly parties: readonly PartyColumn[];
  readonly besides: readonly BesideColumn[];
  /** The items' points have a column, since no headings to tick state them. */
  readonly statesMaxima: boolean;
  /** The total as the sheet states it. */
  readonly total: number | null;
  /** The sheet has a place for the level, though it may say nothing of levels. */
  readonly asksLevel: boolean;
}

export function surroundings(sheet: ScoringSheet, scheme: Scheme): Surroundings {
  const grid = makeGrid(sheet.sheet);
  const rows = sheet.items.map(({ row }) => row);
  const first = Math.min(...rows);
  const headingRow = headingRowOf(sheet, first);
  const heads = new Set(sheet.categories.flatMap((c) => c.cell?.row ?? []));
  const above = linesOf(grid, 0, headingRow ?? Math.min(first, ...heads), heads);
  const mark = above.find((line) => /^附[件表]\s*[\d一二三四五六七八九十-]*\s*[:：]?$/.test(line)) ?? null;
  const unit = above.find(
    (line) =>
      isUnitLine(line) && unitLabels({ unitLine: line }).length > 0 && line !== mark && oneLine(line) !== scheme.title,
  );
  const [item] = sheet.items;
  const heading = (column: number | undefined, otherwise: string): string => {
    const found = headingRow === null || column === undefined ? "" : lineAt(grid, headingRow, column);
    return found === "" ? otherwise : found;
  };
  const categoryColumn = sheet.categories.find(({ cell }) => cell !== null)?.cell?.column;
  const { reading } = sheet;
  const parties = partiesOf(sheet, scheme, grid);
  return {
    mark,
    title: scheme.title,
    unitLine: unit === undefined ? unitLineFor(grid) : blankEntries(unit),
    above: above.filter((line) => line !== mark && line !== unit && oneLine(line) !== scheme.title),
    headings: {
      category: categoryColumn === item?.text.column ? words.category : heading(categoryColumn, words.category),
      text: heading(item?.text.column, words.text),
      maximum: heading(sheet.maximumColumn ?? undefined, words.maximum),
    },
    parties,
    statesMaxima: sheet.maximumColumn !== null || parties.every((p) => p.ticks === null),
    wholeTexts: wholeTexts(sheet, grid),
    besides: besideColumns(sheet, grid, words.details),
    total: reading?.isTotalStated === true && reading.findings.length === 0 ? reading.total : null,
    asksLevel: sheet.sumCells.some((s) => s.kind === "level"),
  };
}

function wholeTexts({ items }: ScoringSheet, grid: SheetGrid): readonly (string | null)[] {
  const places = items.map((i) => placeKey(i.text));
  return items.map(({ text, criterion, category }, i) => {
    const cell = textAt(grid, text.row, text.column).trim();
    const known = fold(`${criterion.text} ${category}`);
    const isAll = piecesOf(cell).every((clause) => known.includes(clause));
    return isAll || places.filter((p) => p === places[i]).length > 1 ? null : cell;
  });
}

/** Lines of the sheet that say what stands nowhere on the page yet: those below its table, and whatever found no place. */
export function leftNotes(drawn: readonly string[], sheet: ScoringSheet): readonly string[] {
  const said = drawn.map(fold).join("\n");
  const grid = makeGrid(sheet.sheet);
  const scores = scoreColumnsOf(sheet);
  const rows = sheet.items.flatMap((i) => i.rows ?? [i.row]);
  const sums = new Set([...sheet.sumCells, ...sheet.statedSums].map((s) => s.cell.row));
  const end = Math.max(...rows, ...sums, ...sheet.footerRows);
  const headingRow = headingRowOf(sheet, Math.min(...rows));
  const isHeading = ({ row, text }: GridCell): boolean =>
    row === headingRow && headingMeaning(text) !== null && !/\d/.test(text);
  const heads = sheet.categories.flatMap((c) => c.cell?.row ?? []);
  const top = headingRow ?? Math.min(...rows, ...heads);
  const inTable = grid.cells.filter(
    (c) =>
      c.row >= top &&
      c.row <= end &&
      !((rows.includes(c.row) || sums.has(c.row)) && (scores.has(c.column) || isOfExample(sheet, c.column))) &&
      !isHeading(c) &&
      sumRowKind(c.text) === null,
  );
  const read = new Set(
    [...sheet.items.map((i) => i.text), ...sheet.categories.flatMap((c) => c.cell ?? [])].map(placeKey),
  );
  // What a line that was read says of its points stands beside its name.
  const isTold = (c: GridCell, line: string): boolean => read.has(placeKey(c)) && readTextPoints(line) !== null;
  const linesIn = (c: GridCell): readonly string[] => c.text.split(/\r\n|\r|\n/).filter((line) => !isTold(c, line));
  const lines = [...inTable.flatMap(linesIn), ...linesOf(grid, end + 1, grid.lastRow + 1)];
  const isNew = (line: string): boolean => piecesOf(line).some((clause) => !said.includes(clause));
  return [...new Set(lines.map((line) => line.trim()).filter(isNew))];
}

/** Whom a sheet asks about that says nothing of it. */
function unitLineFor(grid: SheetGrid): string {
  return grid.cells.some((c) => c.text.includes(words.branch)) ? wording.branchLine : words.unitLine;
}

/** Labels with short entries or none, no numbered line, no points; a colon in brackets, （总分：50分）, is no label's. */
function isUnitLine(line: string): boolean {
  const [label = "", ...entries] = line.replace(/[（(][^（）()]*[）)]/g, "").split(/[:：]/);
  if (readNumbering(line).style !== "none" || readTextPoints(line) !== null) return false;
  return entries.length > 0 && [label, ...entries].every((text) => text.trim().length <= LONGEST_ENTRY);
}

const LONGEST_ENTRY = 24;

/** The lines of text from one row to before another, but for some; cells of one row stand beside each other. */
function linesOf(
  grid: SheetGrid,
  from: number,
  to: number,
  without: ReadonlySet<number> = new Set(),
): readonly string[] {
  const lines: string[] = [];
  for (const [row, cells] of grid.rows) {
    if (row < from || row >= to || without.has(row)) continue;
    const line = cells.map(({ text }) => text.trim()).filter((text) => text !== "");
    if (line.length > 0) lines.push(line.join("　"));
  }
  return lines;
}

/** 党支部：学校甲党支部 → 党支部：, so that what a filled example says is not handed on; 年　月　日 stays to be filled in. */
function blankEntries(line: string): string {
  const labels = [
    ...oneLine(line).matchAll(/([^\s:：]{2,14}(?:[（(][^（）()]{1,6}[）)])?)\s*[:：](\s*年\s*月\s*日)?/g),
  ];
  return labels.map(([, label = "", date]) => `${label}：${date ? words.date : ""}`).join("　　　　　　");
}

/** The sheet's own columns of scores, else one for each party that the document weighs, else one. */
function partiesOf({ items, columns }: ScoringSheet, { weights }: Scheme, grid: SheetGrid): readonly PartyColumn[] {
  const own = columns.filter((c) => c.inText === undefined && c.isDeduction !== true);
  const distinct = own.filter((c, i) => own.findIndex((other) => other.party === c.party) === i);
  if (distinct.length > 0) {
    return distinct.map((column) => {
      const { party, headingCell, places } = column;
      const heading = (headingCell && lineAt(grid, headingCell.row, headingCell.column)) || headingOf(party);
      const ticked = isTicked(column) ? items.map((i) => places?.get(placeKey(i.text)) ?? []) : [];
      const ticks = (ticked[0] ?? []).map(({ row, column: at }, i) => {
        const worths = new Set(
          ticked.map((p) => (p[i]?.worth?.from === p[i]?.worth?.to ? p[i]?.worth?.to : undefined)),
        );
        const over = grid.cells.filter((c) => c.column === at && c.row < row).at(-1);
        const asked = ticked.map((p) => textIn(grid, p[i]));
        const worth = worths.size === 1 && asked.every((text) => text === null) ? ([...worths][0] ?? null) : null;
        return { heading: oneLine(over?.text ?? ""), worth, asked };
      });
      return { party, heading, ticks: ticks.length > 0 ? ticks : null };
    });
  }
  const weighed: readonly Party[] = weights.length > 0 ? weights.map(({ party }) => party) : ["score"];
  return weighed.map((party) => ({ party, heading: headingOf(party), ticks: null }));
}

/** What a tier asks for, in its cell beside an item; null where a mark or a number belongs there. */
function textIn(grid: SheetGrid, place: CellAddress | undefined): string | null {
  const text = place ? textAt(grid, place.row, place.column) : "";
  return /\p{L}/u.test(text) && !isTick(text) ? text : null;
}

function headingOf(party: Party): string {
  return party === "score" ? partyNames.score : words.partyScore(partyNames[party]);
}
