import { pageCharacters } from "../../design/paper";
import type { SheetBuilder } from "../../design/sheet-builder";
import type { SheetDesign } from "../../design/sheet-design";
import { headingMeaning } from "../../headings/meaning";
import { sumRowKind } from "../../headings/sum-rows";
import { isTicked, placeKey, type ScoringSheet } from "../../model/recognised-sheet";
import { wording } from "../../own-sheets/wording";
import { partyNames } from "../../own-sheets/words";
import { levelExpression } from "../../records/sum-formulas";
import { readTextPoints } from "../../rubrics/text-points";
import type { Category, Party, Rubric, Scheme, ScoringForm } from "../../schemes/types";
import { fold, oneLine } from "../../text/fold";
import { plainNumber } from "../../text/numbers";
import { isTick } from "../../text/ticks";
import { rangeToA1, toA1, type CellAddress } from "../../workbook/address";
import { lineAt, makeGrid, textAt, type GridCell, type SheetGrid } from "../../workbook/grid";
import { fitColumns, formBuilder, printSetup, unitLabels } from "../templates/frame";
import { limitScores } from "../templates/scoring-template";
import { besideColumns, piecesOf, headingRowOf, scoreColumnsOf, type BesideColumn } from "./beside-columns";
import { noticeWords as words } from "./wording";

const CATEGORY_WIDTH = 14;
const MAXIMUM_WIDTH = 8;
const PARTY_WIDTH = 11;
const TICK_WIDTH = 6;
const NARROWEST_TEXT = 30;
/** Of columns beside the items' texts: as their longest text needs within these bounds. */
const BESIDE_WIDTHS = { least: 8, most: 30 } as const;

interface PartyColumn {
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
interface Surroundings {
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

/** The page's columns from A on, by what they hold. */
interface PageColumns {
  readonly left: readonly BesideColumn[];
  readonly text: number;
  readonly right: readonly BesideColumn[];
  /** null where headings to tick state the points of every item. */
  readonly maximum: number | null;
  readonly afterPoints: readonly BesideColumn[];
  readonly firstScore: number;
  /** The first column of each party. */
  readonly parties: readonly { readonly at: number; readonly count: number; readonly column: PartyColumn }[];
  readonly end: readonly BesideColumn[];
  readonly firstEnd: number;
}

/**
 * Draws a rubric that was read from a notice as a sheet to fill in: blank scores with their limits, and rows for sums
 * and the level. Which formulas stand in those of a single party is for `sumCellFormula` to say, once the sheet is
 * recognised; what all parties make together is drawn here. Every text of the sheet stands on the page: in a column
 * beside the items, or in a line.
 */
export function drawScoringPage(sheet: ScoringSheet, scheme: Scheme): SheetDesign {
  const form = scheme.forms[0] as ScoringForm;
  const around = surroundings(sheet, scheme);
  const columns = columnsOf(around);
  const { widths, print } = fitColumns({ orientation: "portrait" }, widthsOf(columns));
  const builder = formBuilder(widths);
  let row = 0;
  if (around.mark !== null) builder.putLine(row++, around.mark, "annex");
  builder.putLine(row, around.title, "title");
  builder.atLeast(row++, 34);
  const lineRow = row;
  builder.putLine(row, around.unitLine, "inputLine");
  builder.atLeast(row++, 24);
  for (const line of around.above) builder.putLine(row++, line, "note");
  const headingRow = row++;
  drawHeadings(builder, headingRow, around, columns, form.rubric.categories.every(isItsItem));
  let index = 0;
  for (const category of form.rubric.categories) {
    drawCategory(builder, row, category, form, columns, index, around.wholeTexts);
    row += category.items.length;
    index += category.items.length;
  }
  row = drawSums(builder, row, scheme, form, columns, around);
  for (const note of leftNotes(builder.texts(), sheet)) {
    builder.putLine(row, note, "note");
    builder.glue(row++);
  }
  const titleRows = [around.above.length > 0 ? headingRow : lineRow, headingRow] as const;
  return builder.build(sheet.sheet.name, { ...print, titleRows }, headingRow + 1);
}

function columnsOf({ besides, parties, statesMaxima }: Surroundings): PageColumns {
  const on = (side: BesideColumn["side"]): readonly BesideColumn[] => besides.filter((b) => b.side === side);
  const [left, right, afterPoints, end] = [on("left"), on("right"), on("points"), on("end")];
  const text = 1 + left.length;
  const maximum = statesMaxima ? text + 1 + right.length : null;
  const firstScore = (maximum ?? text + right.length) + 1 + afterPoints.length;
  let next = firstScore;
  const placed = parties.map((column) => {
    const at = next;
    next += column.ticks?.length ?? 1;
    return { at, count: next - at, column };
  });
  return { left, text, right, maximum, afterPoints, firstScore, parties: placed, end, firstEnd: next };
}

function widthsOf({ left, right, maximum, afterPoints, parties, end }: PageColumns): readonly number[] {
  const besides = (columns: readonly BesideColumn[]): readonly number[] =>
    columns.map(({ heading, cells }) => {
      const longest = Math.max(...[heading, ...[...cells.values()].map((c) => c.text)].map((t) => 2 * t.length));
      return Math.min(Math.max(longest, BESIDE_WIDTHS.least), BESIDE_WIDTHS.most);
    });
  const scores = parties.flatMap(({ count, column }) =>
    Array.from({ length: count }, () => (column.ticks ? TICK_WIDTH : PARTY_WIDTH)),
  );
  const before = [CATEGORY_WIDTH, ...besides(left)];
  const points = maximum === null ? [] : [MAXIMUM_WIDTH];
  const after = [...besides(right), ...points, ...besides(afterPoints), ...scores, ...besides(end)];
  const rest = [...before, ...after].reduce((sum, width) => sum + width, 0);
  const text = Math.max(pageCharacters(printSetup({ orientation: "portrait" })) - rest, NARROWEST_TEXT);
  return [...before, text, ...after];
}

function drawHeadings(
  builder: SheetBuilder,
  row: number,
  { headings }: Surroundings,
  { left, text, right, maximum, afterPoints, firstScore, parties, end, firstEnd }: PageColumns,
  isPlain: boolean,
): void {
  const put = (column: number, heading: string, columns = 1): void =>
    builder.put(row, column, heading, "heading", { columns });
  // Categories that are their own items need no column.
  if (isPlain && left.length === 0) put(0, headings.text, 2);
  else {
    put(0, headings.category);
    put(text, headings.text);
  }
  left.forEach((b, i) => put(1 + i, b.heading));
  right.forEach((b, i) => put(text + 1 + i, b.heading));
  if (maximum !== null) put(maximum, headings.maximum);
  afterPoints.forEach((b, i) => put(firstScore - afterPoints.length + i, b.heading));
  for (const { at, column } of parties) {
    if (column.ticks) column.ticks.forEach((tick, i) => put(at + i, tick.heading));
    else put(at, column.heading);
  }
  end.forEach((b, i) => put(firstEnd + i, b.heading));
  builder.atLeast(row, 26);
}

/** A row that is category and item in one. */
function isItsItem({ name, items }: Category): boolean {
  return items.length === 1 && fold(items[0]?.text ?? "") === fold(name);
}

/** @param before the items above this category. */
function drawCategory(
  builder: SheetBuilder,
  top: number,
  category: Category,
  form: ScoringForm,
  { left, text, right, maximum, afterPoints, firstScore, parties, end, firstEnd }: PageColumns,
  before: number,
  wholeTexts: readonly (string | null)[],
): void {
  const points = category.maximum === null ? "" : words.points(plainNumber(category.maximum));
  const isOne = isItsItem(category) && left.length === 0;
  if (!isOne) builder.put(top, 0, `${category.name}${points}`, "label", { rows: category.items.length });
  const besides = [
    ...left.map((b, i) => [1 + i, b] as const),
    ...right.map((b, i) => [text + 1 + i, b] as const),
    ...afterPoints.map((b, i) => [firstScore - afterPoints.length + i, b] as const),
  ];
  for (const [column, { cells }] of besides) {
    for (let i = 0; i < category.items.length;) {
      const said = cells.get(before + i);
      const rows = Math.min(said?.items ?? 1, category.items.length - i);
      builder.put(top + i, column, said?.text ?? null, column < text ? "label" : "item", { rows });
      i += rows;
    }
  }
  category.items.forEach((item, i) => {
    const row = top + i;
    const said = wholeTexts[before + i] ?? (item.number === null ? item.text : `${item.number}．${item.text}`);
    builder.put(row, isOne ? 0 : text, said, "item", { columns: isOne ? 2 : 1 });
    if (maximum !== null) builder.put(row, maximum, item.maximum, "center");
    for (const { at, count, column } of parties) {
      const asked = column.ticks?.map((tick) => tick.asked[before + i] ?? null) ?? [null];
      asked.forEach((text, c) => builder.put(row, at + c, text, column.ticks ? "inputCenter" : "inputScore"));
      if (!column.ticks || asked.some((text) => text !== null)) continue;
      const range = { top: row, bottom: row, left: at, right: at + count - 1 };
      builder.validate({ range, rule: { kind: "list", options: [words.tick] }, ...words.ticking });
    }
    const typed = parties.filter((p) => !p.column.ticks).map((p) => p.at);
    const [leftmost] = typed;
    const range = { top: row, bottom: row, left: leftmost ?? 0, right: Math.max(...typed) };
    if (leftmost !== undefined) limitScores(builder, item, form.rubric, range);
    end.forEach((_, e) => builder.put(row, firstEnd + e, null, "inputMiddle"));
    builder.atLeast(row, 22);
  });
}

/** Rows for what the scores add up to; the level once, under the columns whose total decides it. */
function drawSums(
  builder: SheetBuilder,
  top: number,
  scheme: Scheme,
  form: ScoringForm,
  { maximum, firstScore: first, parties, end, firstEnd }: PageColumns,
  { total, asksLevel }: Surroundings,
): number {
  if (form.rubric.hasItemWeights) return top;
  let row = top;
  const label = (text: string, columns = first): void => {
    builder.put(row, 0, text, "label", { columns });
    builder.glue(row);
    builder.atLeast(row, 26);
    if (end.length > 0) builder.put(row, firstEnd, null, "inputMiddle", { columns: end.length });
  };
  if (total === null || maximum === null) label(words.total);
  else {
    label(words.total, maximum);
    builder.put(row, maximum, total, "center", { columns: first - maximum });
  }
  for (const { at, count, column } of parties) {
    const formula = column.ticks && tickedTotal(column.ticks, top - countOf(form.rubric), top - 1, at);
    const content = formula ? { value: words.unfinished, formula } : null;
    builder.put(row, at, content, "scoreStrong", { columns: count });
  }
  const totals = parties.map(({ at }) => toA1({ row, column: at }));
  row++;
  const own = parties.map((p) => p.column);
  const columns = firstEnd - first;
  const whole = wholeFormula(scheme, own, totals);
  if (parties.length > 1 && whole !== null) {
    label(words.whole);
    builder.put(row++, first, { value: words.unfinished, formula: whole }, "scoreStrong", { columns });
  }
  if (asksLevel || (scheme.levels.length > 0 && (parties.length === 1 || whole !== null))) {
    label(words.level);
    const decides = toA1({ row: row - 1, column: first });
    const isBanded = (parties.length === 1 || whole !== null) && scheme.levels.some(({ from }) => from !== null);
    const expression = `IF(ISNUMBER(${decides}),${levelExpression(scheme.levels, decides)},"${words.unfinished}")`;
    const content = isBanded ? { value: words.unfinished, formula: expression } : null;
    builder.put(row, first, content, isBanded ? "center" : "inputCenter", { columns });
    if (!isBanded && scheme.levels.length > 0) {
      const levels = scheme.levels.map(({ name }) => name);
      builder.validate({
        range: { top: row, bottom: row, left: first, right: first },
        rule: { kind: "list", options: levels },
        title: wording.levelTitle,
        message: wording.levelMessage(levels),
      });
    }
    row++;
  }
  return row;
}

function countOf({ categories }: Rubric): number {
  return categories.reduce((count, { items }) => count + items.length, 0);
}

/** What marks in columns that stand for points make together; null where they are not worth the same in every row. */
function tickedTotal(
  ticks: NonNullable<PartyColumn["ticks"]>,
  top: number,
  bottom: number,
  left: number,
): string | null {
  const area = (from: number, to: number): string => rangeToA1({ top, bottom, left: from, right: to });
  const terms = ticks.flatMap(({ worth }, i) =>
    worth === null ? [] : [`COUNTA(${area(left + i, left + i)})*${plainNumber(worth)}`],
  );
  if (terms.length < ticks.length) return null;
  const all = area(left, left + ticks.length - 1);
  return `IF(COUNTA(${all})<${bottom - top + 1},"${words.unfinished}",${terms.join("+")})`;
}

/** The parties' totals weighed as the document says; null where it weighs other parties than the sheet has. */
function wholeFormula({ weights }: Scheme, parties: readonly PartyColumn[], totals: readonly string[]): string | null {
  const terms = weights.flatMap(({ party, share }) => {
    const at = parties.findIndex((p) => p.party === party);
    return at < 0 ? [] : [{ cell: totals[at] ?? "", share }];
  });
  if (terms.length === 0 || terms.length < weights.length) return null;
  const product = terms.map(({ cell, share }) => `${cell}*${plainNumber(share)}`).join("+");
  const cells = terms.map(({ cell }) => cell);
  return `IF(COUNT(${cells.join(",")})<${cells.length},"${words.unfinished}",ROUND(${product},4))`;
}

function surroundings(sheet: ScoringSheet, scheme: Scheme): Surroundings {
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
function leftNotes(drawn: readonly string[], sheet: ScoringSheet): readonly string[] {
  const said = drawn.map(fold).join("\n");
  const grid = makeGrid(sheet.sheet);
  const scores = scoreColumnsOf(sheet);
  const rows = sheet.items.flatMap((i) => i.rows ?? [i.row]);
  const sums = new Set([...sheet.sumCells, ...sheet.statedSums].map((s) => s.cell.row));
  const end = Math.max(...rows, ...sums, ...sheet.footerRows);
  const headingRow = headingRowOf(sheet, Math.min(...rows));
  const isHeading = ({ row, text }: GridCell): boolean =>
    row === headingRow && headingMeaning(text) !== null && !/\d/.test(text);
  const inTable = grid.cells.filter(
    (c) =>
      c.row <= end &&
      !((rows.includes(c.row) || sums.has(c.row)) && scores.has(c.column)) &&
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

/** Labels with short entries or none; a colon in brackets, （总分：50分）, is no label's. */
function isUnitLine(line: string): boolean {
  const [label = "", ...entries] = line.replace(/[（(][^（）()]*[）)]/g, "").split(/[:：]/);
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
