import { besideScores, headingMeaning } from "../headings/meaning";
import { fold, oneLine } from "../text/fold";
import { placeKey, type RecognisedSheet, type ScoringSheet, type SumCell } from "../model/recognised-sheet";
import { readNumber } from "../text/numbers";
import { oncePer } from "../text/once-per";
import { isTick } from "../text/ticks";
import { parseA1, toA1, type CellAddress } from "../workbook/address";
import { decimal, sum, type Big } from "../workbook/decimal";
import { makeGrid, showsNumber, type GridCell } from "../workbook/grid";
import { cellAt, cellKey, type CellKey } from "../workbook/snapshot";

/**
 * What became of a cell that somebody typed: a rule or a sum uses it, it is carried as free text or under a heading that
 * says what it is, or nobody can tell what it means.
 */
export type CellUse = "used" | "carried" | "told";

interface TypedCell extends CellAddress {
  readonly use: CellUse;
}

/** The typed cells of a sheet: what is printed on its form is none, and so is what Dingji drew. */
export function typedCells(sheet: RecognisedSheet): readonly TypedCell[] {
  if (sheet.kind === "scoring") return typedOnScoring(sheet);
  const used = (cell: CellAddress | null, text: string): readonly TypedCell[] =>
    cell && text !== "" ? [{ row: cell.row, column: cell.column, use: "used" }] : [];
  if (sheet.kind === "fields") return sheet.fields.flatMap(({ cell, text }) => used(cell, text));
  if (sheet.kind !== "table") return [];
  return sheet.rows.flatMap(({ cells }) => Object.values(cells).flatMap(({ cell, text }) => used(cell, text)));
}

function typedOnScoring(sheet: ScoringSheet): readonly TypedCell[] {
  const key = ({ row, column }: CellAddress): CellKey => cellKey(row, column);
  const used = new Set(usedCells(sheet).map(key));
  const printed = new Set(printedCells(sheet).map(key));
  const rows = itemRowsOf(sheet);
  const strays = new Set(strayScores(sheet).map(({ cell }) => key(cell)));
  return makeGrid(sheet.sheet).cells.flatMap((cell): readonly TypedCell[] => {
    const { row, column } = cell;
    if (used.has(key(cell))) return [{ row, column, use: "used" }];
    if (printed.has(key(cell)) || sheet.printedColumns.has(column)) return [];
    if (strays.has(key(cell))) return [{ row, column, use: "told" }];
    const isFooter = sheet.footerRows.has(row);
    if (isFooter ? !isNumber(cell) : !rows.has(row)) return [];
    return [{ row, column, use: isExplained(sheet, cell) ? "carried" : "told" }];
  });
}

function isNumber({ cell, text }: GridCell): boolean {
  return typeof cell.value === "number" || (typeof cell.value === "string" && readNumber(text) !== null);
}

/**
 * Words and days say themselves what they are; a number needs a heading or, below the items, a label that is no sum's. Marks
 * where no column holds scores stand for points that nobody states.
 */
function isExplained(sheet: ScoringSheet, cell: GridCell): boolean {
  if (isMark(cell.text)) return sheet.columns.length > 0;
  if (!isNumber(cell) || readNumber(cell.text.replace("%", "")) === null) return true;
  if (isSumOfRow(sheet, cell)) return true;
  const kind = sheet.meanings.get(cell.column)?.kind;
  const isBeside =
    kind === undefined
      ? SOUGHT.test(fold(sheet.headings.get(cell.column) ?? ""))
      : besideScores.has(kind) || kind === "weight" || kind === "remark";
  // The points to be had once more.
  if (
    kind === "maximum" &&
    sheet.items.some((i) => i.row === cell.row && readNumber(cell.text) === i.criterion.maximum)
  )
    return true;
  const isFooter = sheet.footerRows.has(cell.row) && !sheet.sumCells.some((s) => s.cell.row === cell.row);
  return isBeside || (isFooter && sheet.columns.length > 0);
}

/** √, ×, or a word that says as much. */
function isMark(text: string): boolean {
  return isTick(text) || /^(?:[×✗✘xX]|是|否|有|无|不?(?:符合|合格|达标))$/.test(fold(text));
}

/** 年度目标, 2021年基数: a figure to be reached, or to be compared with. */
const SOUGHT =
  /(?:^|\/)(?:\d{4}年度?|年度?|全年|本年度?|季度|本月|考核|绩效)(?:工作|实际)?(?:目标|任务|计划|基数|完成)(?:任务|情况|数值?)?(?:\([^()]*\))?$/;

/** What several judges of one party give together: 评委1 · 评委2 · 总分. */
function isSumOfRow({ sheet, columns }: ScoringSheet, { row, column, cell }: GridCell): boolean {
  const judges = columns.filter((c) => !c.isDerived && c.column < column);
  if (judges.length < 2 || new Set(judges.map((c) => c.party)).size > 1) return false;
  const given = judges.flatMap((c) => {
    const value = cellAt(sheet, row, c.column)?.value;
    return typeof value === "number" ? [decimal(value)] : [];
  });
  return typeof cell.value === "number" && sum(given).eq(decimal(cell.value));
}

/** The cells of sum rows that something compares or counts: of letters there is no sum. */
export function readSums({ rubric, sumCells }: ScoringSheet): readonly SumCell[] {
  return sumCells.filter(({ kind }) => !rubric.letters || kind === "level");
}

function usedCells(sheet: ScoringSheet): CellAddress[] {
  const { items, columns, statedLevel, satisfaction, rates = [] } = sheet;
  const scored = columns.flatMap(({ column, inText, places }) =>
    items.flatMap((i): readonly CellAddress[] => {
      if (inText) return [i.text];
      return places?.get(placeKey(i.text)) ?? (i.rows ?? [i.row]).map((row) => ({ row, column }));
    }),
  );
  const named = [columns.map((c) => c.branch), statedLevel, satisfaction, rates].flat();
  return [
    ...scored,
    ...readSums(sheet).map((s) => s.cell),
    ...named.flatMap((n) => (n?.cell ? [parseA1(n.cell)] : [])),
  ];
}

function printedCells({ items, categories, statedSums }: ScoringSheet): readonly CellAddress[] {
  return [
    ...items.flatMap((i) => [i.text, ...i.maxima.map((m) => m.cell)]),
    ...categories.flatMap((c) => [...(c.cell ? [c.cell] : []), ...(c.maximum ? [c.maximum.cell] : [])]),
    ...statedSums.map((s) => s.cell),
  ];
}

function itemRowsOf({ items }: ScoringSheet): ReadonlySet<number> {
  return new Set(items.flatMap((i) => i.rows ?? [i.row]));
}

/** A number in a column of scores whose row is neither an item nor a sum, with what its row begins with. */
interface StrayScore {
  /** null where nothing else stands in its row. */
  readonly label: string | null;
  readonly cell: CellAddress;
}

/** Rows below the items that still belong to their table. */
const REACH = 20;

/** 联系电话, 2012年, 上年得分, 名次: what stands there is no point of this year's. */
const NO_POINTS =
  /人|电话|手机|日期|时间|年|月|签|章|名次|排[名序]|位次|编号|序号|页|率|比[例重]|平均|^(?:去|上|前|往|历|另附|附件)/;

/**
 * Points that nobody counts: 加分 | 获市级表彰 | 5 below the items of a rubric that knows no such row. A line with points of
 * its own to be had is an item, and another table's headings end the search.
 */
export const strayScores = oncePer((sheet: ScoringSheet): readonly StrayScore[] => {
  const { columns, maximumColumn, footerRows, extraItems } = sheet;
  const scoring = new Set(columns.filter((c) => !c.inText && !c.places).map((c) => c.column));
  if (columns.some((c) => c.places)) return straysBelow(sheet);
  if (scoring.size === 0 || new Set(columns.map((c) => c.branch?.name)).size > 1) return [];
  const rows = itemRowsOf(sheet);
  const known = new Set([
    ...rows,
    ...footerRows,
    ...extraItems.map((i) => i.row),
    ...sheet.sumCells.map((s) => s.cell.row),
  ]);
  const heads = sheet.reading ? sheet.categories.flatMap((c) => c.cell?.row ?? []) : [];
  const [first, last] = [Math.min(...rows, ...heads), Math.max(...rows) + REACH];
  const lastSum = Math.max(-1, ...sheet.sumCells.flatMap((s) => (s.kind === "total" ? s.cell.row : [])));
  const strays: StrayScore[] = [];
  for (const [row, line] of makeGrid(sheet.sheet).rows) {
    if (row < first || row > last || known.has(row)) continue;
    const isHeading = line.some((c) => headingMeaning(c.text)?.kind === "party") && !line.some(isNumber);
    if (row > last - REACH && isHeading) break;
    const [begin] = line;
    // 8 | 其他 | 5 above the total: the number of a line is no label.
    const isNumbered = row < lastSum && begin !== undefined && isNumber(begin) && line.length > 2;
    const [label, ...cells] = isNumbered ? line.slice(1) : line;
    if (!label) continue;
    const isAlone = cells.length === 0 && scoring.has(label.column) && isPoints(label);
    if (isAlone && (row < last - REACH || !isSumAbove(sheet, label))) strays.push({ label: null, cell: label });
    const isItem = !sheet.reading && line.some((c) => c.column === maximumColumn);
    if (isNumber(label) || NO_POINTS.test(fold(label.text)) || isItem) continue;
    for (const cell of cells) {
      if (scoring.has(cell.column) && isPoints(cell)) strays.push({ label: oneLine(label.text), cell });
    }
  }
  return strays;
});

/** A total without a word. */
function isSumAbove({ sheet, items }: ScoringSheet, total: GridCell): boolean {
  const rows = new Set(items.map((i) => i.row));
  const above = makeGrid(sheet).cells.filter((c) => c.column === total.column && rows.has(c.row));
  return sum(above.map(numberIn)).eq(numberIn(total));
}

function numberIn({ cell, text }: GridCell): Big {
  return decimal(typeof cell.value === "number" ? cell.value : (readNumber(text) ?? 0));
}

/** Numbers below the names of a table that lies on its side, in a line that nobody knows. */
function straysBelow(sheet: ScoringSheet): readonly StrayScore[] {
  const [row, ...others] = itemRowsOf(sheet);
  if (row === undefined || others.length > 0) return [];
  const known = new Set([...usedCells(sheet), ...printedCells(sheet)].map((c) => `${c.row}:${c.column}`));
  const names = new Set(sheet.items.map((i) => i.text.column));
  return [...makeGrid(sheet.sheet).rows].flatMap(([at, [label, ...cells]]) => {
    if (at <= row || at > row + REACH || !label || isNumber(label) || NO_POINTS.test(fold(label.text))) return [];
    return cells
      .filter((c) => names.has(c.column) && !known.has(`${c.row}:${c.column}`) && isPoints(c))
      .map((cell) => ({ label: oneLine(label.text), cell }));
  });
}

/** No year, phone number or day. */
function isPoints({ cell, text }: GridCell): boolean {
  if (typeof cell.value === "number") return showsNumber(cell) && Math.abs(cell.value) <= 100;
  const value = typeof cell.value === "string" ? readNumber(text) : null;
  return value !== null && Math.abs(value) <= 100;
}

/** Cells of a sheet that nobody can tell the meaning of: the numbers of a column, or its marks, with its heading. */
export function untoldColumns(
  sheet: ScoringSheet,
): readonly { readonly heading: string | null; readonly areMarks: boolean; readonly cells: readonly string[] }[] {
  const strays = strayScores(sheet);
  const isStray = (c: CellAddress): boolean =>
    strays.some(({ cell }) => cell.row === c.row && cell.column === c.column);
  const told = typedOnScoring(sheet).filter((c) => c.use === "told" && !isStray(c));
  const first = Math.min(...sheet.items.map((i) => i.row));
  const { cells } = makeGrid(sheet.sheet);
  const above = cells.filter((c) => c.row < first);
  const marks = new Set(cells.filter((c) => isMark(c.text)).map(toA1));
  return [...new Set(told.map((c) => c.column))].flatMap((column) => {
    const heading = above.filter((c) => c.column === column).at(-1)?.text ?? null;
    const own = told.filter((c) => c.column === column).map(toA1);
    return [false, true].flatMap((areMarks) => {
      const ofKind = own.filter((cell) => marks.has(cell) === areMarks);
      return ofKind.length > 0 ? [{ heading, areMarks, cells: ofKind }] : [];
    });
  });
}
