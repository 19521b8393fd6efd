import type { SheetBuilder } from "../../design/sheet-builder";
import type { SheetDesign } from "../../design/sheet-design";
import type { ScoringSheet } from "../../model/recognised-sheet";
import { wording } from "../../own-sheets/wording";
import { levelExpression } from "../../records/sum-formulas";
import type { Category, Rubric, Scheme, ScoringForm } from "../../schemes/types";
import { fold } from "../../text/fold";
import { plainNumber } from "../../text/numbers";
import { rangeToA1, toA1 } from "../../workbook/address";
import { fitColumns, formBuilder } from "../templates/frame";
import { limitScores } from "../templates/scoring-template";
import { pageColumns, widthsOf, type PageColumns } from "./page-columns";
import { leftNotes, surroundings, type PartyColumn, type Surroundings } from "./surroundings";
import { noticeWords as words } from "./wording";

/**
 * Draws a rubric that was read from a notice as a sheet to fill in: blank scores with their limits, and rows for sums
 * and the level. Which formulas stand in those of a single party is for `sumCellFormula` to say, once the sheet is
 * recognised; what all parties make together is drawn here. Every text of the sheet stands on the page: in a column
 * beside the items, or in a line.
 */
export function drawScoringPage(sheet: ScoringSheet, scheme: Scheme): SheetDesign {
  const form = scheme.forms[0] as ScoringForm;
  const around = surroundings(sheet, scheme);
  const columns = pageColumns(around);
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
