import { pageCharacters } from "../../design/paper";
import type { SheetBuilder } from "../../design/sheet-builder";
import type { SheetDesign } from "../../design/sheet-design";
import type { ScoringSheet } from "../../model/recognised-sheet";
import { wording } from "../../own-sheets/wording";
import { partyNames } from "../../own-sheets/words";
import { levelExpression } from "../../records/sum-formulas";
import type { Category, Party, Scheme, ScoringForm } from "../../schemes/types";
import { fold, oneLine } from "../../text/fold";
import { plainNumber } from "../../text/numbers";
import { toA1 } from "../../workbook/address";
import { lineAt, makeGrid, type SheetGrid } from "../../workbook/grid";
import { formBuilder, printSetup, unitLabels } from "../templates/frame";
import { limitScores } from "../templates/scoring-template";
import { noticeWords as words } from "./wording";

const CATEGORY_WIDTH = 14;
const MAXIMUM_WIDTH = 8;
const PARTY_WIDTH = 11;
const NARROWEST_TEXT = 30;

interface PartyColumn {
  readonly party: Party;
  readonly heading: string;
}

/** What a rubric's own sheet says around its table. */
interface Surroundings {
  readonly mark: string | null;
  readonly title: string;
  readonly unitLine: string;
  readonly notes: readonly string[];
  readonly headings: { readonly category: string; readonly text: string; readonly maximum: string };
  readonly parties: readonly PartyColumn[];
}

/**
 * Draws a rubric that was read from a notice as a sheet to fill in: blank scores with their limits, and rows for sums
 * and the level. Which formulas stand in those of a single party is for `sumCellFormula` to say, once the sheet is
 * recognised; what all parties make together is drawn here.
 */
export function drawScoringPage(sheet: ScoringSheet, scheme: Scheme): SheetDesign {
  const form = scheme.forms[0] as ScoringForm;
  const around = surroundings(sheet, scheme);
  const { parties } = around;
  const rest = CATEGORY_WIDTH + MAXIMUM_WIDTH + PARTY_WIDTH * parties.length;
  const textWidth = Math.max(pageCharacters(printSetup({ orientation: "portrait" })) - rest, NARROWEST_TEXT);
  const builder = formBuilder([CATEGORY_WIDTH, textWidth, MAXIMUM_WIDTH, ...parties.map(() => PARTY_WIDTH)]);
  let row = 0;
  if (around.mark !== null) builder.putLine(row++, around.mark, "annex");
  builder.putLine(row, around.title, "title");
  builder.atLeast(row++, 34);
  const lineRow = row;
  builder.putLine(row, around.unitLine, "inputLine");
  builder.atLeast(row++, 24);
  const headingRow = row;
  const { category, text, maximum } = around.headings;
  const isPlain = form.rubric.categories.every(isItsItem);
  if (isPlain) builder.put(headingRow, 0, text, "heading", { columns: 2 });
  else [category, text].forEach((heading, column) => builder.put(headingRow, column, heading, "heading"));
  [maximum, ...parties.map((p) => p.heading)].forEach((heading, i) =>
    builder.put(headingRow, 2 + i, heading, "heading"),
  );
  builder.atLeast(row++, 26);
  for (const each of form.rubric.categories) row = drawCategory(builder, row, each, form, parties.length);
  row = drawSums(builder, row, scheme, form, parties);
  for (const note of around.notes) {
    builder.putLine(row, note, "note");
    builder.glue(row++);
  }
  const print = printSetup({ orientation: "portrait" }, [lineRow, headingRow]);
  return builder.build(sheet.sheet.name, print, headingRow + 1);
}

/** A row that is category and item in one. */
function isItsItem({ name, items }: Category): boolean {
  return items.length === 1 && fold(items[0]?.text ?? "") === fold(name);
}

function drawCategory(
  builder: SheetBuilder,
  top: number,
  category: Category,
  form: ScoringForm,
  partyCount: number,
): number {
  const points = category.maximum === null ? "" : words.points(plainNumber(category.maximum));
  const isOne = isItsItem(category);
  if (!isOne) builder.put(top, 0, `${category.name}${points}`, "label", { rows: category.items.length });
  category.items.forEach((item, i) => {
    const row = top + i;
    const text = item.number === null ? item.text : `${item.number}．${item.text}`;
    builder.put(row, isOne ? 0 : 1, text, "item", { columns: isOne ? 2 : 1 });
    builder.put(row, 2, item.maximum, "center");
    for (let p = 0; p < partyCount; p++) builder.put(row, 3 + p, null, "inputScore");
    limitScores(builder, item, form.rubric, { top: row, bottom: row, left: 3, right: 2 + partyCount });
    builder.atLeast(row, 22);
  });
  return top + category.items.length;
}

/** Rows for what the scores add up to; the level once, under the columns whose total decides it. */
function drawSums(
  builder: SheetBuilder,
  top: number,
  scheme: Scheme,
  form: ScoringForm,
  parties: readonly PartyColumn[],
): number {
  if (form.rubric.hasItemWeights) return top;
  let row = top;
  const label = (text: string): void => {
    builder.put(row, 0, text, "label", { columns: 3 });
    builder.glue(row);
  };
  label(words.total);
  parties.forEach((_, p) => builder.put(row, 3 + p, null, "scoreStrong"));
  builder.atLeast(row, 26);
  const totals = parties.map((_, p) => toA1({ row, column: 3 + p }));
  row++;
  const whole = wholeFormula(scheme, parties, totals);
  if (parties.length > 1 && whole !== null) {
    label(words.whole);
    const content = { value: words.unfinished, formula: whole };
    builder.put(row, 3, content, "scoreStrong", { columns: parties.length });
    builder.atLeast(row, 26);
    row++;
  }
  if (scheme.levels.length > 0 && (parties.length === 1 || whole !== null)) {
    label(words.level);
    const decides = toA1({ row: row - 1, column: 3 });
    const isBanded = scheme.levels.some(({ from }) => from !== null);
    const expression = `IF(ISNUMBER(${decides}),${levelExpression(scheme.levels, decides)},"${words.unfinished}")`;
    const content = isBanded ? { value: words.unfinished, formula: expression } : null;
    builder.put(row, 3, content, isBanded ? "center" : "inputCenter", { columns: parties.length });
    if (!isBanded) {
      const levels = scheme.levels.map(({ name }) => name);
      builder.validate({
        range: { top: row, bottom: row, left: 3, right: 3 },
        rule: { kind: "list", options: levels },
        title: wording.levelTitle,
        message: wording.levelMessage(levels),
      });
    }
    builder.atLeast(row, 26);
    row++;
  }
  return row;
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
  const above = linesOf(grid, 0, headingRow ?? first);
  const mark = above.find((line) => /^附[件表]\s*[\d一二三四五六七八九十-]*\s*[:：]?$/.test(line)) ?? null;
  const unit = above.find(
    (line) =>
      hasLabel(line) && unitLabels({ unitLine: line }).length > 0 && line !== mark && oneLine(line) !== scheme.title,
  );
  const [item] = sheet.items;
  const heading = (column: number | undefined, otherwise: string): string => {
    const found = headingRow === null || column === undefined ? "" : lineAt(grid, headingRow, column);
    return found === "" ? otherwise : found;
  };
  const categoryColumn = sheet.categories.find(({ cell }) => cell !== null)?.cell?.column;
  return {
    mark,
    title: scheme.title,
    unitLine: unit === undefined ? wording.branchLine : blankEntries(unit),
    notes: linesOf(grid, lastTableRow(sheet, rows) + 1, grid.lastRow + 1),
    headings: {
      category: categoryColumn === item?.text.column ? words.category : heading(categoryColumn, words.category),
      text: heading(item?.text.column, words.text),
      maximum: heading(sheet.maximumColumn ?? undefined, words.maximum),
    },
    parties: partiesOf(sheet, scheme, grid),
  };
}

/** A colon in brackets, （总分：50分）, is no label's. */
function hasLabel(line: string): boolean {
  return /[:：]/.test(line.replace(/[（(][^（）()]*[）)]/g, ""));
}

function headingRowOf({ columns, reading }: ScoringSheet, firstItem: number): number | null {
  const stated = columns.find(({ headingCell }) => headingCell !== null)?.headingCell?.row ?? reading?.table.headingRow;
  return stated === undefined || stated === null || stated >= firstItem ? null : stated;
}

/** The last row of items, sums and levels: what stands below are notes. */
function lastTableRow({ sumCells, statedSums, footerRows, reading }: ScoringSheet, items: readonly number[]): number {
  const sums = [...sumCells, ...statedSums].map(({ cell }) => cell.row);
  const inTable = reading ? sums.filter((row) => row <= reading.table.lastRow) : sums;
  return Math.max(...items, ...inTable, ...footerRows);
}

/** The lines of text from one row to before another; cells of one row stand beside each other. */
function linesOf(grid: SheetGrid, from: number, to: number): readonly string[] {
  const lines: string[] = [];
  for (const [row, cells] of grid.rows) {
    if (row < from || row >= to) continue;
    const line = cells.map(({ text }) => text.trim()).filter((text) => text !== "");
    if (line.length > 0) lines.push(line.join("　"));
  }
  return lines;
}

/** 党支部：学校甲党支部 → 党支部：, so that what a filled example says is not handed on. */
function blankEntries(line: string): string {
  const labels = [...oneLine(line).matchAll(/([^\s:：]{2,14}(?:[（(][^（）()]{1,6}[）)])?)\s*[:：]/g)].map(
    (m) => m[1] ?? "",
  );
  return labels.length === 0 ? wording.branchLine : labels.map((label) => `${label}：`).join("　　　　　　");
}

/** The sheet's own columns of scores, else one for each party that the document weighs, else one. */
function partiesOf({ columns }: ScoringSheet, { weights }: Scheme, grid: SheetGrid): readonly PartyColumn[] {
  const own = columns.filter((c) => c.inText === undefined && c.isDeduction !== true);
  const distinct = own.filter((c, i) => own.findIndex((other) => other.party === c.party) === i);
  if (distinct.length > 0) {
    return distinct.map(({ party, headingCell }) => ({
      party,
      heading: (headingCell && lineAt(grid, headingCell.row, headingCell.column)) || headingOf(party),
    }));
  }
  const weighed: readonly Party[] = weights.length > 0 ? weights.map(({ party }) => party) : ["score"];
  return weighed.map((party) => ({ party, heading: headingOf(party) }));
}

function headingOf(party: Party): string {
  return party === "score" ? partyNames.score : words.partyScore(partyNames[party]);
}
